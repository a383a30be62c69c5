package dev.mailkeys.cli;

import java.util.Optional;

/** The providers by the names that the command line knows them by. */
enum Provider {
    JETEMAIL("jetemail", "JetEmail", "JETEMAIL_API_KEY", "MAILKEYS_JETEMAIL_URL"),
    EMAILIT("emailit", "Emailit", "EMAILIT_API_KEY", "MAILKEYS_EMAILIT_URL"),
    ELASTICEMAIL("elasticemail", "Elastic Email", "ELASTICEMAIL_API_KEY", "MAILKEYS_ELASTICEMAIL_URL");

    final String word;
    final String title;
    final String credentialVariable;
    final String urlVariable;

    Provider(String word, String title, String credentialVariable, String urlVariable) {
        this.word = word;
        this.title = title;
        this.credentialVariable = credentialVariable;
        this.urlVariable = urlVariable;
    }

    static Optional<Provider> of(String word) {
        for (Provider provider : values()) {
            if (provider.word.equals(word)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }
}
