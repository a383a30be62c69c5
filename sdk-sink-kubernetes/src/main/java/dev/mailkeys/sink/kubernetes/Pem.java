package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys as kubeconfig files have them. */
final class Pem {

    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ((?:RSA |EC |ENCRYPTED )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END [A-Z ]+-----");

    /** The password that a store needs; it stays in memory. */
    private static final Secret NEVER_STORED = Secret.of("in-memory");

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private Pem() {}

    /** The authorities for a server. */
    static KeyStore authorities(byte[] pem, String where) {
        try {
            KeyStore store = empty();
            for (Certificate certificate : certificates(pem)) {
                store.setCertificateEntry("authority " + store.size(), certificate);
            }
            return store;
        } catch (GeneralSecurityException | IOException none) {
            throw new AccessProblem(where + " has no certificates in PEM form.");
        }
    }

    /** A certificate with its chain and its key. */
    static ClientCertificate identity(byte[] certificates, byte[] key, String where) {
        try {
            KeyStore store = empty();
            store.setKeyEntry(
                    "client",
                    privateKey(key),
                    NEVER_STORED.reveal().toCharArray(),
                    certificates(certificates).toArray(Certificate[]::new));
            return new ClientCertificate(store, NEVER_STORED);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException none) {
            // Not chained: it may quote the key.
            throw new AccessProblem(
                    where + " has a client certificate or key that can't be read. Both must be in PEM form, and the key"
                            + " without a passphrase.");
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(byte[] pem) throws GeneralSecurityException {
        var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        if (found.isEmpty()) {
            throw new GeneralSecurityException("There is no certificate.");
        }
        return found;
    }

    private static PrivateKey privateKey(byte[] pem) throws GeneralSecurityException {
        Matcher key = KEY.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!key.find()) {
            throw new GeneralSecurityException("There is no private key.");
        }
        byte[] der = Base64.getMimeDecoder().decode(key.group(2));
        return switch (key.group(1)) {
            case "RSA " -> privateKey(Der.pkcs8OfRsa(der), "RSA");
            case "EC " -> privateKey(Der.pkcs8OfEc(der), "EC");
            case "ENCRYPTED " -> throw new GeneralSecurityException("The private key is encrypted.");
            default -> privateKeyOfAnyKind(der);
        };
    }

    private static PrivateKey privateKeyOfAnyKind(byte[] pkcs8) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return privateKey(pkcs8, algorithm);
            } catch (GeneralSecurityException another) {
                // The key has another algorithm.
            }
        }
        throw new GeneralSecurityException("The private key is of an unknown kind.");
    }

    private static PrivateKey privateKey(byte[] pkcs8, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }
}
