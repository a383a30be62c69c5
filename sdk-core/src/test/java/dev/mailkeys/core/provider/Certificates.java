package dev.mailkeys.core.provider;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.TlsSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority that exists in tests alone, and what it signed. */
final class Certificates {

    static final HeldCertificate ROOT =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(ROOT)
            .build();
    static final HeldCertificate CLIENT =
            new HeldCertificate.Builder().commonName("client").signedBy(ROOT).build();

    private Certificates() {}

    /** Certificates that a server shows, trusting clients of the same authority. */
    static HandshakeCertificates shown(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(ROOT.certificate())
                .build();
    }

    static void secure(MockWebServer server) {
        server.useHttps(shown(SERVER).sslSocketFactory());
    }

    /** A key store that trusts one certificate. */
    static KeyStore trusting(Certificate certificate) {
        try {
            KeyStore store = empty();
            store.setCertificateEntry("trusted", certificate);
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A key store that holds the client's certificate and key. */
    static KeyStore client(String password) {
        try {
            KeyStore store = empty();
            store.setKeyEntry("client", CLIENT.keyPair().getPrivate(), password.toCharArray(), new Certificate[] {
                CLIENT.certificate(), ROOT.certificate()
            });
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ClientSettings.Builder trustingSettings() {
        var tls = TlsSettings.builder().trusted(trusting(ROOT.certificate())).build();
        return ClientSettings.builder().tls(tls);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
