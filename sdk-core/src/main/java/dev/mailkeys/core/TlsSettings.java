package dev.mailkeys.core;

import java.security.KeyStore;
import java.util.List;
import java.util.Optional;

/**
 * Whom to trust, and who to be, when a connection is secured. Without settings the JVM's own trust store decides.
 *
 * <p>Host names are always verified; there is no setting to switch that off.
 */
public final class TlsSettings {

    private final Optional<KeyStore> trusted;
    private final Optional<KeyStore> clientCertificate;
    private final Optional<Secret> clientKeyPassword;
    private final List<String> pins;
    private final boolean olderCipherSuites;

    private TlsSettings(Builder builder) {
        this.trusted = builder.trusted;
        this.clientCertificate = builder.clientCertificate;
        this.clientKeyPassword = builder.clientKeyPassword;
        this.pins = List.copyOf(builder.pins);
        this.olderCipherSuites = builder.olderCipherSuites;
    }

    /**
     * The certificates to trust in place of the JVM's, such as a company's own authority.
     *
     * @return a loaded key store of certificates
     */
    public Optional<KeyStore> trusted() {
        return trusted;
    }

    /**
     * The certificate to show, with its private key, where the server or a proxy asks for one.
     *
     * @return a loaded key store with a private key
     */
    public Optional<KeyStore> clientCertificate() {
        return clientCertificate;
    }

    /**
     * The password of the private key in {@link #clientCertificate()}.
     *
     * @return the password; empty for a key without one
     */
    public Optional<Secret> clientKeyPassword() {
        return clientKeyPassword;
    }

    /**
     * Public keys of which at least one must stand in the server's chain, as {@code sha256/} and the base64 of the
     * SHA-256 of the certificate's {@code SubjectPublicKeyInfo}. Have a second pin in reserve: a provider may change
     * its certificate at any time.
     *
     * @return the pins; empty to pin nothing
     */
    public List<String> pins() {
        return pins;
    }

    /**
     * Whether a server or an inspecting proxy that knows nothing better may be talked to by TLS 1.2 without forward secrecy (RSA
     * key exchange) or with CBC. Who records such a connection may read it later.
     *
     * @return {@code false} unless set
     */
    public boolean olderCipherSuites() {
        return olderCipherSuites;
    }

    /**
     * Starts settings.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TlsSettings}. Not safe to share between threads. */
    public static final class Builder {

        private Optional<KeyStore> trusted = Optional.empty();
        private Optional<KeyStore> clientCertificate = Optional.empty();
        private Optional<Secret> clientKeyPassword = Optional.empty();
        private List<String> pins = List.of();
        private boolean olderCipherSuites;

        private Builder() {}

        /**
         * Sets {@link TlsSettings#trusted()}.
         *
         * @param trusted the value
         * @return this
         */
        public Builder trusted(KeyStore trusted) {
            this.trusted = Optional.of(trusted);
            return this;
        }

        /**
         * Sets {@link TlsSettings#clientCertificate()}.
         *
         * @param clientCertificate the value
         * @return this
         */
        public Builder clientCertificate(KeyStore clientCertificate) {
            this.clientCertificate = Optional.of(clientCertificate);
            return this;
        }

        /**
         * Sets {@link TlsSettings#clientKeyPassword()}.
         *
         * @param clientKeyPassword the value
         * @return this
         */
        public Builder clientKeyPassword(Secret clientKeyPassword) {
            this.clientKeyPassword = Optional.of(clientKeyPassword);
            return this;
        }

        /**
         * Sets {@link TlsSettings#pins()}.
         *
         * @param pins the value
         * @return this
         */
        public Builder pins(List<String> pins) {
            this.pins = List.copyOf(pins);
            return this;
        }

        /**
         * Sets {@link TlsSettings#olderCipherSuites()}.
         *
         * @param olderCipherSuites the value
         * @return this
         */
        public Builder olderCipherSuites(boolean olderCipherSuites) {
            this.olderCipherSuites = olderCipherSuites;
            return this;
        }

        /**
         * Ends the building.
         *
         * @return the settings
         */
        public TlsSettings build() {
            return new TlsSettings(this);
        }
    }
}
