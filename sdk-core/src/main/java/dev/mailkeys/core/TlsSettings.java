package dev.mailkeys.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which authorities to trust, and which certificate to show, when a connection is secured. The default
 * is the JVM's own trust store.
 *
 * <p>Host names are always verified; there is no setting to switch that off.
 */
@Value.Immutable
@Model
public abstract class TlsSettings {

    TlsSettings() {}

    /**
     * The certificates to trust in place of the JVM's, such as a company's own authority.
     *
     * @return a loaded key store of certificates
     */
    public abstract Optional<KeyStore> trusted();

    /**
     * The certificate to show, with its private key, where the server or a proxy asks for one.
     *
     * @return a loaded key store with a private key
     */
    public abstract Optional<KeyStore> clientCertificate();

    /**
     * The password of the private key in {@link #clientCertificate()}.
     *
     * @return the password; empty for a key without one
     */
    public abstract Optional<Secret> clientKeyPassword();

    /**
     * Public keys of which at least one must stand in the server's chain, as {@code sha256/} and the base64 of the
     * SHA-256 of the certificate's {@code SubjectPublicKeyInfo}. Have a second pin in reserve: a provider may change
     * its certificate at any time.
     *
     * @return the pins; empty to pin nothing
     */
    public abstract List<String> pins();

    /**
     * Whether TLS 1.2 without forward secrecy (RSA key exchange) or with CBC is allowed, for a server or an inspecting proxy
     * that supports nothing better. Someone who records such a connection may be able to read it later.
     *
     * @return {@code false} unless set
     */
    @Value.Default
    public boolean olderCipherSuites() {
        return false;
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
        throw Secret.refusal("TlsSettings");
    }

    /** Builds {@link TlsSettings}. Not safe to share between threads. */
    public static class Builder extends ImmutableTlsSettings.Builder {
        Builder() {}
    }
}
