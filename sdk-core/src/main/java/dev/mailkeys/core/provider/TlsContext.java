package dev.mailkeys.core.provider;

import dev.mailkeys.core.TlsSettings;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trust and identity from a caller's key stores.
 *
 * @param sockets makes secured sockets
 * @param trust decides whom to trust
 */
record TlsContext(SSLSocketFactory sockets, X509TrustManager trust) {

    /** Empty where the settings leave everything to the JVM. */
    static Optional<TlsContext> of(TlsSettings settings) {
        if (settings.trusted().isEmpty() && settings.clientCertificate().isEmpty()) {
            return Optional.empty();
        }
        try {
            X509TrustManager trust = trust(settings.trusted().orElse(null));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(settings), new TrustManager[] {trust}, null);
            return Optional.of(new TlsContext(context.getSocketFactory(), trust));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "The key stores of the TLS settings can't be used: is the key's password right?", unusable);
        }
    }

    private static X509TrustManager trust(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("The JVM has no X.509 trust manager."));
    }

    private static KeyManager @Nullable [] identity(TlsSettings settings) throws GeneralSecurityException {
        if (settings.clientCertificate().isEmpty()) {
            return null;
        }
        char[] password = settings.clientKeyPassword()
                .map(secret -> secret.reveal().toCharArray())
                .orElse(new char[0]);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(settings.clientCertificate().get(), password);
        return factory.getKeyManagers();
    }
}
