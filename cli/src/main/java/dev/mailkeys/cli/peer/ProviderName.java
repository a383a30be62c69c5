package dev.mailkeys.cli.peer;

import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.elasticemail.ElasticEmail;
import dev.mailkeys.emailit.Emailit;
import dev.mailkeys.jetemail.JetEmail;
import java.util.Optional;
import java.util.stream.Stream;

/** The providers that have verbs of their own here, by the names that the command line knows them by. */
public enum ProviderName implements Provider {
    JETEMAIL(new JetEmail()),
    EMAILIT(new Emailit()),
    ELASTICEMAIL(new ElasticEmail());

    @SuppressWarnings("ImmutableEnumChecker") // As it says of itself.
    private final ProviderDescriptor descriptor;

    ProviderName(ProviderDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    public static Optional<ProviderName> of(String word) {
        return Stream.of(values())
                .filter(provider -> provider.word().equals(word))
                .findFirst();
    }
}
