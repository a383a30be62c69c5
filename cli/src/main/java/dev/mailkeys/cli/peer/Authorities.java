package dev.mailkeys.cli.peer;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.TlsSettings;
import dev.mailkeys.core.file.FileWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who may vouch for a server. A PEM file that an option, a file of settings or {@code SSL_CERT_FILE} names takes the place
 * of the usual authorities. The jar's usual ones are those of its Java. The image's are those of the system, which keeps
 * them up to date.
 */
public final class Authorities {

    private static final String VARIABLE = "SSL_CERT_FILE";

    /** Set by the image. */
    private static final String OF_SYSTEM = "mailkeys.system-authorities";

    /** Where Debian, Fedora, openSUSE and Alpine, and macOS keep them. */
    private static final List<Path> PLACES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private final ProcessContext process;

    public Authorities(ProcessContext process) {
        this.process = process;
    }

    /** The authorities in a file that an option or a setting names. */
    public TlsSettings named(String file, String origin) {
        String where = "The file that " + origin + " names";
        try {
            Path path = SystemPath.of(file);
            Owners.of(process).require(path, "can pose as any provider");
            return read(path);
        } catch (IOException | InvalidPathException unreadable) {
            throw Failure.configuration(
                    where + " can't be read, because " + FileWords.of(unreadable, file) + ": " + Shown.of(file) + ".");
        } catch (GeneralSecurityException none) {
            throw Failure.configuration(where + " has no certificates in PEM form: " + Shown.of(file) + ".");
        }
    }

    /** Those that the environment names; empty if it names none. */
    public Optional<TlsSettings> inEnvironment() {
        return process.variable(VARIABLE).filter(file -> !file.isEmpty()).map(file -> named(file, VARIABLE));
    }

    /** Those of the system, for the image; empty for those of Java. */
    public Optional<TlsSettings> ofSystem() {
        return Boolean.getBoolean(OF_SYSTEM)
                ? PLACES.stream().filter(Files::isReadable).findFirst().flatMap(Authorities::readable)
                : Optional.empty();
    }

    /** The user did not name this file, so if it can't be read, Java's own authorities are used. */
    private static Optional<TlsSettings> readable(Path path) {
        try {
            return Optional.of(read(path));
        } catch (IOException | GeneralSecurityException notUnderstood) {
            return Optional.empty();
        }
    }

    private static TlsSettings read(Path path) throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> certificates;
        try (InputStream in = Files.newInputStream(path)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("There is no certificate in the file.");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority " + store.size(), certificate);
        }
        return TlsSettings.builder().trusted(store).build();
    }
}
