package dev.mailkeys.core;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Objects;
import java.util.Optional;

/**
 * The proxy to go through. Without settings the JVM's own ({@code https.proxyHost} and the like) is used. Plain
 * {@code http}, which is for the loopback alone, goes through none: a proxy could read the credential.
 */
public final class ProxySettings {

    private final Proxy proxy;
    private final Optional<String> user;
    private final Optional<Secret> password;

    private ProxySettings(Builder builder) {
        this.proxy = builder.proxy;
        this.user = builder.user;
        this.password = builder.password;
    }

    /**
     * The proxy's kind and address.
     *
     * @return the proxy; {@link Proxy#NO_PROXY} to connect directly whatever the JVM's settings say
     */
    public Proxy proxy() {
        return proxy;
    }

    /**
     * The user name for a proxy that asks for one (HTTP Basic).
     *
     * @return the name; empty for a proxy that does not ask
     */
    public Optional<String> user() {
        return user;
    }

    /**
     * The password that goes with {@link #user()}.
     *
     * @return the password; empty for a proxy that does not ask
     */
    public Optional<Secret> password() {
        return password;
    }

    /**
     * An HTTP proxy that asks for no password.
     *
     * @param host the proxy's host name or address
     * @param port the proxy's port
     * @return the settings
     */
    public static ProxySettings http(String host, int port) {
        var address = InetSocketAddress.createUnresolved(host, port);
        return builder().proxy(new Proxy(Proxy.Type.HTTP, address)).build();
    }

    /**
     * Starts settings.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ProxySettings}. Not safe to share between threads. */
    public static final class Builder {

        private Proxy proxy = Proxy.NO_PROXY;
        private Optional<String> user = Optional.empty();
        private Optional<Secret> password = Optional.empty();

        private Builder() {}

        /**
         * Sets {@link ProxySettings#proxy()}.
         *
         * @param proxy the value
         * @return this
         */
        public Builder proxy(Proxy proxy) {
            this.proxy = Objects.requireNonNull(proxy, "proxy");
            return this;
        }

        /**
         * Sets {@link ProxySettings#user()}.
         *
         * @param user the value
         * @return this
         */
        public Builder user(String user) {
            this.user = Optional.of(user);
            return this;
        }

        /**
         * Sets {@link ProxySettings#password()}.
         *
         * @param password the value
         * @return this
         */
        public Builder password(Secret password) {
            this.password = Optional.of(password);
            return this;
        }

        /**
         * Ends the building.
         *
         * @return the settings
         */
        public ProxySettings build() {
            return new ProxySettings(this);
        }
    }
}
