package dev.mailkeys.cli.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.core.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose authority Java does not know, and which answers every caller that the key is wrong. */
class AuthoritiesTest {

    private static final HeldCertificate ROOT =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(ROOT)
            .build();

    @TempDir
    private Path folder;

    private HttpsServer server;

    @BeforeEach
    void serve() throws IOException {
        var shown = new HandshakeCertificates.Builder().heldCertificate(SERVER).build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(shown.sslContext()));
        server.createContext("/", call -> {
            byte[] body = "{\"error\":\"Invalid API key\"}".getBytes(UTF_8);
            call.sendResponseHeaders(401, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void authority_isTrustedWhereItIsNamed_byOptionVariableProfileOrAccount() throws IOException {
        Path root = pem("root.pem", "# The company's own\n" + ROOT.certificatePem());
        assertReached("", cli(), false);
        assertReached(" --ca-file " + root, cli(), true);
        assertReached("", cli().set("SSL_CERT_FILE", root.toString()), true);
        Path profiles = pem("config.toml", "[profiles.default]\nca-file = \"" + root + "\"\n");
        assertReached("", cli().set("MAILKEYS_CONFIG", profiles.toString()), true);
        pem(
                "mailkeys.toml",
                "journal = \"journal\"\n[accounts.main]\nprovider = \"emailit\"\nretries = 0\nca-file = \"root.pem\"\nbase-url = \""
                        + address()
                        + "\"\n[targets.app]\naccount = \"main\"\nsinks = [\"app\"]\n[sinks.app]\ntype = \"raw\"\n"
                        + "path = \"token\"\n");
        assertThat(cli().run("doctor --file " + folder.resolve("mailkeys.toml")).out())
                .contains("accounts.main\treachability\tok");
    }

    @Test
    void optionComesBeforeVariable_andAnotherAuthority_vouchesForNobody() throws IOException {
        Path root = pem("root.pem", ROOT.certificatePem());
        var stranger = new HeldCertificate.Builder().certificateAuthority(0).build();
        Path other = pem("other.pem", stranger.certificatePem());
        assertReached(" --ca-file " + other, cli().set("SSL_CERT_FILE", root.toString()), false);
        Path both = pem("both.pem", stranger.certificatePem() + ROOT.certificatePem());
        assertReached(" --ca-file " + both, cli(), true);
    }

    @Test
    void fileThatHoldsNoAuthority_isRefusedBeforeAnythingIsSent() throws IOException {
        for (String text :
                new String[] {"", "no certificate\n", ROOT.certificatePem().substring(0, 200)}) {
            var result = list(" --ca-file " + pem("bad.pem", text), cli());
            assertThat(result.code()).as(result.err()).isEqualTo(3);
            assertThat(result.err()).contains("--ca-file names has no certificates in PEM form");
        }
        assertThat(list(" --ca-file " + folder.resolve("nowhere"), cli()).err()).contains("can't be read");
        Path open = pem("open.pem", ROOT.certificatePem());
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(list(" --ca-file " + open, cli()).err()).contains("can pose as any provider");
    }

    @Test
    void ofSystem_isForTheImageAlone() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/etc/ssl/certs/ca-certificates.crt")), "where Debian keeps them");
        var process = new ProcessContext(
                Map.of(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                stream -> StreamKind.OTHER);
        var authorities = new Authorities(process);
        assertThat(authorities.ofSystem()).isEmpty();
        String options = Files.readString(Path.of("src", "image", "mailkeys.options"));
        assertThat(options).contains("\n-Dmailkeys.system-authorities=true\n");
        System.setProperty("mailkeys.system-authorities", "true");
        try {
            assertThat(authorities.ofSystem().flatMap(TlsSettings::trusted))
                    .hasValueSatisfying(store -> assertThat(size(store)).isGreaterThan(10));
        } finally {
            System.clearProperty("mailkeys.system-authorities");
        }
    }

    private static int size(KeyStore store) {
        try {
            return store.size();
        } catch (KeyStoreException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void assertReached(String options, Cli cli, boolean isReached) {
        var result = list(options, cli);
        assertThat(result.code()).as(result.err()).isEqualTo(isReached ? 3 : 4);
        assertThat(result.err()).contains(isReached ? "401" : "localhost:");
    }

    private Cli.Result list(String options, Cli cli) {
        return cli.run("emailit list --retries 0 --base-url " + address() + options);
    }

    private String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private static Cli cli() {
        return new Cli().set("EMAILIT_API_KEY", "secret_none");
    }

    private Path pem(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
