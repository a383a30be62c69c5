package dev.mailkeys.core.http;

import dev.mailkeys.core.TlsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trust and identity from a caller's key stores, otherwise from the JVM's.
 *
 * @param sockets makes secured sockets
 * @param trust decides whom to trust
 */
public record TlsContext(SSLSocketFactory sockets, X509TrustManager trust) {

    /** The JVM's word for a trust store without a file; without the property the JVM uses its own. */
    private static final String NO_FILE = "NONE";

    /**
     * Opens the stores that the settings name.
     *
     * @param settings the settings
     * @return what connections are secured with
     * @throws GeneralSecurityException if a key store, or the trust store of the JVM, can't be used
     */
    public static TlsContext of(TlsSettings settings) throws GeneralSecurityException {
        X509TrustManager trust = trust(settings.trusted().orElse(null));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity(settings), new TrustManager[] {trust}, null);
        return new TlsContext(context.getSocketFactory(), trust);
    }

    private static X509TrustManager trust(@Nullable KeyStore trusted) throws GeneralSecurityException {
        String file = System.getProperty("javax.net.ssl.trustStore", NO_FILE);
        if (trusted == null && !file.equals(NO_FILE) && !Files.isReadable(Path.of(file))) {
            throw new KeyStoreException("the file that javax.net.ssl.trustStore names is not there, or can't be read");
        }
        if (trusted != null && trusted.size() == 0) {
            throw new KeyStoreException("the trust store is empty");
        }
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
