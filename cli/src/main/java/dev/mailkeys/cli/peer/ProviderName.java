package dev.mailkeys.cli.peer;

import java.util.Optional;

/** The providers by the names that the command line knows them by. */
public enum ProviderName implements Peer {
    JETEMAIL("jetemail", "JetEmail", "api.jetemail.com", "JETEMAIL_API_KEY", "MAILKEYS_JETEMAIL_URL"),
    EMAILIT("emailit", "Emailit", "api.emailit.com", "EMAILIT_API_KEY", "MAILKEYS_EMAILIT_URL"),
    ELASTICEMAIL(
            "elasticemail",
            "Elastic Email",
            "api.elasticemail.com",
            "ELASTICEMAIL_API_KEY",
            "MAILKEYS_ELASTICEMAIL_URL");

    public final String word;
    public final String title;
    /** Where it is, if nobody says otherwise: for what is decided before a call is made. */
    final String host;

    public final String credentialVariable;
    public final String urlVariable;

    ProviderName(String word, String title, String host, String credentialVariable, String urlVariable) {
        this.word = word;
        this.title = title;
        this.host = host;
        this.credentialVariable = credentialVariable;
        this.urlVariable = urlVariable;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String credentialVariable() {
        return credentialVariable;
    }

    @Override
    public String urlVariable() {
        return urlVariable;
    }

    public static Optional<ProviderName> of(String word) {
        for (ProviderName provider : values()) {
            if (provider.word.equals(word)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }
}
