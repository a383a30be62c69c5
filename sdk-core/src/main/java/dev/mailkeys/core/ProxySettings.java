package dev.mailkeys.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The proxy to go through. Without settings the JVM's own ({@code https.proxyHost} and the like) is used. Plain
 * {@code http}, which is for the loopback alone, never goes through a proxy: it could read the credential.
 */
@Value.Immutable
@Model
public abstract class ProxySettings {

    ProxySettings() {}

    /**
     * The proxy's kind and address.
     *
     * @return the proxy, whose host is a name or an address and nothing more; {@link Proxy#NO_PROXY}, the default, to connect
     *     directly whatever the JVM's settings say
     */
    @Value.Redacted
    @Value.Default
    public Proxy proxy() {
        return Proxy.NO_PROXY;
    }

    /** The proxy as {@link #toString()} may show it: a host with a password before it is refused, but later. */
    @Value.Derived
    String address() {
        if (!(proxy().address() instanceof InetSocketAddress where)) {
            return proxy().toString();
        }
        String host = where.getHostString().contains("@") ? "***" : where.getHostString();
        return proxy().type() + " @ " + host + ":" + where.getPort();
    }

    /**
     * The user name for a proxy that asks for one (HTTP Basic).
     *
     * @return the name; empty for a proxy that does not ask
     */
    public abstract Optional<String> user();

    /**
     * The password that goes with {@link #user()}.
     *
     * @return the password; empty for a proxy that does not ask
     */
    public abstract Optional<Secret> password();

    /**
     * An HTTP proxy that asks for no password.
     *
     * @param host the proxy's host name or address
     * @param port the proxy's port
     * @return the settings
     */
    public static ProxySettings http(String host, int port) {
        Objects.requireNonNull(host, "host must not be null");
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

    @JsonValue
    Map<String, Object> refuseToBeWritten() {
        throw Secret.refusal("ProxySettings");
    }

    /** Builds {@link ProxySettings}. Not safe to share between threads. */
    public static class Builder extends ImmutableProxySettings.Builder {
        Builder() {}
    }
}
