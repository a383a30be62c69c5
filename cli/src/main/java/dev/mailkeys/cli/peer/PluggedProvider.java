package dev.mailkeys.cli.peer;

import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.rotation.ProviderAdapterFactory;
import java.util.Optional;

/** A provider that this command does not know, from a jar beside it. */
public record PluggedProvider(ProviderDescriptor descriptor, ProviderAdapterFactory adapters) implements Peer {

    public static Optional<PluggedProvider> of(String word) {
        return ProviderDescriptor.installed().stream()
                .filter(descriptor -> descriptor.name().equals(word))
                .flatMap(descriptor -> ProviderAdapterFactory.of(word).stream()
                        .map(adapters -> new PluggedProvider(descriptor, adapters)))
                .findFirst();
    }

    /** Any provider, be it known here or not. */
    public static Optional<Peer> any(String word) {
        return ProviderName.of(word).<Peer>map(known -> known).or(() -> of(word));
    }

    @Override
    public String word() {
        return descriptor.name();
    }

    @Override
    public String title() {
        return descriptor.title();
    }

    @Override
    public String host() {
        return descriptor.profile().baseUrl().getHost();
    }

    @Override
    public String credentialVariable() {
        return descriptor.credentialVariable();
    }

    @Override
    public String urlVariable() {
        return descriptor.urlVariable();
    }
}
