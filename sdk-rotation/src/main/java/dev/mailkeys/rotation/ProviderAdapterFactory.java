package dev.mailkeys.rotation;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Makes the adapter of one provider. A jar names its factory in {@code META-INF/services} and in its {@code module-info}; the
 * command then rotates this provider's keys without a word of ours about it.
 *
 * <p>Has a public constructor without parameters, for {@link ServiceLoader}. Immutable.
 */
public interface ProviderAdapterFactory {

    /**
     * The provider's name, as in its {@link dev.mailkeys.core.provider.ProviderDescriptor descriptor}.
     *
     * @return the name
     */
    String provider();

    /**
     * Makes the adapter of an account. Nothing is sent.
     *
     * @param credential the management credential
     * @param settings the client's settings
     * @return the adapter
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    ProviderAdapter adapter(Secret credential, ClientSettings settings);

    /**
     * The factory of a provider whose jar is on the class path or module path.
     *
     * @param provider the provider's name
     * @return the factory; empty where no jar has one
     */
    static Optional<ProviderAdapterFactory> of(String provider) {
        Objects.requireNonNull(provider, "provider must not be null");
        return ServiceLoader.load(ProviderAdapterFactory.class, ProviderAdapterFactory.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.provider().equals(provider))
                .findFirst();
    }
}
