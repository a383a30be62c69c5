package dev.mailkeys.cli.peer;

import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.rotation.ProviderAdapterFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An email provider, as its descriptor says: with verbs of its own here, or from a jar. */
public sealed interface Provider extends Peer permits ProviderName, PluggedProvider {

    ProviderDescriptor descriptor();

    /** The provider that the command line knows by that word; empty if there is none. */
    static Optional<Provider> of(String word) {
        return ProviderName.of(word)
                .<Provider>map(known -> known)
                .or(() -> all().stream()
                        .filter(provider -> provider.word().equals(word))
                        .findFirst());
    }

    /** All of them: first those that have verbs of their own, then the others by name. */
    static List<Provider> all() {
        Stream<Provider> plugged = ProviderDescriptor.installed().stream()
                .filter(descriptor -> ProviderName.of(descriptor.name()).isEmpty())
                .flatMap(descriptor -> ProviderAdapterFactory.of(descriptor.name()).stream()
                        .map(adapters -> new PluggedProvider(descriptor, adapters)));
        return Stream.concat(Stream.of(ProviderName.values()), plugged).toList();
    }

    @Override
    default String word() {
        return descriptor().name();
    }

    @Override
    default String title() {
        return descriptor().title();
    }

    @Override
    default String host() {
        return descriptor().profile().baseUrl().getHost();
    }

    @Override
    default String credentialVariable() {
        return descriptor().credentialVariable();
    }

    @Override
    default String urlVariable() {
        return descriptor().urlVariable();
    }
}
