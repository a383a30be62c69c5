package dev.mailkeys.cli.peer;

import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.elasticemail.ElasticEmail;
import dev.mailkeys.emailit.Emailit;
import dev.mailkeys.jetemail.JetEmail;
import java.util.Optional;

/** The providers that have verbs of their own here, by the names that the command line knows them by. */
public enum ProviderName implements Peer {
    JETEMAIL(new JetEmail()),
    EMAILIT(new Emailit()),
    ELASTICEMAIL(new ElasticEmail());

    @SuppressWarnings("ImmutableEnumChecker") // As it says of itself.
    public final ProviderDescriptor descriptor;

    public final String word;
    public final String title;
    /** Where it is, if nobody says otherwise: for what is decided before a call is made. */
    final String host;

    public final String credentialVariable;
    public final String urlVariable;

    ProviderName(ProviderDescriptor descriptor) {
        this.descriptor = descriptor;
        this.word = descriptor.name();
        this.title = descriptor.title();
        this.host = descriptor.profile().baseUrl().getHost();
        this.credentialVariable = descriptor.credentialVariable();
        this.urlVariable = descriptor.urlVariable();
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
