package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import dev.mailkeys.core.provider.RawServer.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.CertificatePinner;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsTest {

    private static final String WRONG_PIN = "sha256/" + "A".repeat(43) + "=";

    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void close() {
        server.close();
    }

    private void serve(HeldCertificate certificate) throws IOException {
        server.setDispatcher(
                new ScriptedAnswers(new MockResponse.Builder().body(Acme.KEY).build()));
        server.useHttps(Certificates.shown(certificate).sslSocketFactory());
        server.start();
    }

    private ApiClient client(UnaryOperator<TlsSettings.Builder> change) {
        TlsSettings tls = change.apply(TlsSettings.builder()).build();
        var settings = ClientSettings.builder().baseUrl(server.url("/").uri()).tls(tls);
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), new ManualTiming());
    }

    private static TlsSettings.Builder trusting(TlsSettings.Builder tls) {
        return tls.trusted(Certificates.trusting(Certificates.ROOT.certificate()));
    }

    private static NoResponseException failure(ApiClient client, Repeat repeat) {
        return catchThrowableOfType(NoResponseException.class, () -> client.call(Acme.request(repeat)));
    }

    private void assertMistake(ApiClient client, String... words) {
        for (Repeat repeat : Repeat.values()) {
            NoResponseException failure = failure(client, repeat);
            assertThat(failure.reason()).isEqualTo(Reason.TLS);
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure.mayHaveTakenEffect()).isFalse();
            assertThat(failure)
                    .hasMessageMatching(
                            "acme.\\w+: the connection could not be secured, nothing was sent: localhost:\\d+: [\\w"
                                    + " !]+(: [\\w :]+)?\\. Check the clock, whom this client trusts, and the pins\\.");
            assertThat(Canary.stackTrace(failure)).contains(words);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void authorityThatIsTrusted_isTalkedTo(Repeat repeat) throws IOException {
        serve(Certificates.SERVER);
        assertThat(client(TlsTest::trusting).call(Acme.request(repeat)).token().reveal())
                .isEqualTo(Canary.UNSEEN);
    }

    @Test
    void authorityThatIsNotTrusted_isAMistakeThatStays() throws IOException {
        serve(Certificates.SERVER);
        assertMistake(client(tls -> tls), "unable to find valid certification path");
    }

    @Test
    void trustInNobody_isToldWhenTheClientIsMade() throws Exception {
        serve(Certificates.SERVER);
        var nobody = java.security.KeyStore.getInstance("PKCS12");
        nobody.load(null, null);
        assertRefused(tls -> tls.trusted(nobody), "the trust store is empty");
    }

    @Test
    void storeThatWasNotLoaded_isToldWhenTheClientIsMade() throws Exception {
        serve(Certificates.SERVER);
        var unloaded = java.security.KeyStore.getInstance("PKCS12");
        assertRefused(tls -> tls.trusted(unloaded), "Uninitialized keystore");
        assertRefused(tls -> trusting(tls).clientCertificate(unloaded), "Uninitialized keystore");
    }

    private void assertRefused(UnaryOperator<TlsSettings.Builder> change, String why) {
        assertThatThrownBy(() -> client(change))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("The settings can't be used: tls: can't be used (" + why
                        + "); check the stores and their passwords (mailkeys)")
                .satisfies(Canary::assertAbsentFrom);
    }

    @Test
    void certificateOfAnotherHost_isAMistakeThatStays() throws IOException {
        serve(new HeldCertificate.Builder()
                .addSubjectAlternativeName("elsewhere.example")
                .signedBy(Certificates.ROOT)
                .build());
        assertMistake(client(TlsTest::trusting), "Hostname localhost not verified");
    }

    @Test
    void certificateThatHasExpired_isAMistakeThatStays() throws IOException {
        serve(new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .validityInterval(0, 1)
                .signedBy(Certificates.ROOT)
                .build());
        assertMistake(client(TlsTest::trusting), "CertificateExpiredException");
    }

    @Test
    void serverThatSpeaksNoTls_isAMistakeThatStays() throws IOException {
        try (RawServer plain = RawServer.of(connection -> {
            connection.readByte();
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            connection.drain();
        })) {
            var settings = Certificates.trustingSettings().baseUrl(URI.create("https://localhost:" + plain.port()));
            assertMistake(
                    ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), new ManualTiming()),
                    "Unsupported or unrecognized SSL message");
        }
    }

    /** As a server without TLS does, which takes the handshake for a bad request. The system's message may be any. */
    @Test
    void serverThatEndsTheHandshake_isToldWithAReason() throws IOException {
        try (RawServer plain = RawServer.of(connection -> connection.readByte())) {
            var settings = Certificates.trustingSettings().baseUrl(URI.create("https://localhost:" + plain.port()));
            var client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), new ManualTiming());
            assertThatThrownBy(() -> client.call(Acme.request(Repeat.NEVER)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageMatching(".*nothing was sent.*localhost:" + plain.port() + ": [A-Za-z][^:]+\\..*");
        }
    }

    @Test
    void pinThatFits_isEnough() throws IOException {
        serve(Certificates.SERVER);
        String pin = CertificatePinner.pin(Certificates.SERVER.certificate());
        ApiClient client = client(tls -> trusting(tls).pins(List.of(WRONG_PIN, pin)));
        assertThat(client.call(Acme.request(Repeat.NEVER))).isNotNull();
        assertThat(client.call(Acme.request(Repeat.SAFE))).isNotNull();
    }

    @Test
    void pinsOfWhichNoneFits_areAMistakeThatStays() throws IOException {
        serve(Certificates.SERVER);
        assertMistake(client(tls -> trusting(tls).pins(List.of(WRONG_PIN))), "Certificate pinning failure!");
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void clientCertificate_isShownWhenTheServerAsks(Repeat repeat) throws IOException {
        server.requireClientAuth();
        serve(Certificates.SERVER);
        ApiClient client = client(tls -> trusting(tls)
                .clientCertificate(Certificates.client("password"))
                .clientKeyPassword(Secret.of("password")));
        assertThat(client.call(Acme.request(repeat))).isNotNull();
    }

    @Test
    void clientCertificateWithoutAPassword_isShownToo() throws Exception {
        server.requireClientAuth();
        serve(Certificates.SERVER);
        var settings = TlsSettings.builder().clientCertificate(Certificates.client(""));
        assertThat(client(tls -> trusting(settings))
                        .call(Acme.request(Repeat.SAFE))
                        .token())
                .isNotNull();
        assertThat(server.takeRequest().getHandshake().peerCertificates()).contains(Certificates.CLIENT.certificate());
    }

    @Test
    void clientCertificateThatIsMissing_reachesNoEndpoint() throws IOException {
        server.requireClientAuth();
        serve(Certificates.SERVER);
        ApiClient client = client(TlsTest::trusting);
        assertThat(catchThrowableOfType(MailkeysException.class, () -> client.call(Acme.request(Repeat.SAFE))))
                .isInstanceOf(NoResponseException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void passwordThatIsWrong_isToldWhenTheClientIsMade() throws IOException {
        serve(Certificates.SERVER);
        assertThatThrownBy(() -> client(tls -> trusting(tls)
                        .clientCertificate(Certificates.client("password"))
                        .clientKeyPassword(Secret.of(Canary.TEXT))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("tls: can't be used (")
                .hasMessageContaining("check the stores and their passwords")
                .satisfies(Canary::assertAbsentFrom);
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void connectionThatIsCutWithinTheHandshake_isTriedAgain(Repeat repeat) throws IOException {
        RawServer.Script closes = Connection::readByte;
        RawServer.Script resets = connection -> {
            connection.readByte();
            connection.reset();
        };
        try (RawServer cutting = RawServer.of(closes, resets, closes, resets)) {
            var settings = Certificates.trustingSettings().baseUrl(URI.create("https://localhost:" + cutting.port()));
            ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), new ManualTiming());
            NoResponseException failure = failure(client, repeat);
            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure.attempts()).isEqualTo(4);
            assertThat(failure.mayHaveTakenEffect()).isFalse();
            assertThat(cutting.connections()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
                "TLS_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_RSA_WITH_AES_256_CBC_SHA"
            })
    void serverThatKnowsOldCipherSuitesAlone_isTalkedToOnlyIfAskedFor(String suite) throws IOException {
        assumeThat(((SSLServerSocketFactory) SSLServerSocketFactory.getDefault()).getDefaultCipherSuites())
                .contains(suite);
        var certificate = new HeldCertificate.Builder()
                .rsa2048()
                .addSubjectAlternativeName("localhost")
                .signedBy(Certificates.ROOT)
                .build();
        try (var old = (SSLServerSocket) Certificates.shown(certificate)
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            old.setEnabledProtocols(new String[] {"TLSv1.2"});
            old.setEnabledCipherSuites(new String[] {suite});
            serve(old);
            NoResponseException failure = failure(client(old, tls -> trusting(tls)), Repeat.NEVER);
            assertThat(failure.reason()).isEqualTo(Reason.TLS);
            ApiClient asked = client(old, tls -> trusting(tls).olderCipherSuites(true));
            assertThat(asked.call(Acme.request(Repeat.NEVER)).token().reveal()).isEqualTo(Canary.UNSEEN);
        }
    }

    private static ApiClient client(SSLServerSocket server, UnaryOperator<TlsSettings.Builder> change) {
        var settings = ClientSettings.builder()
                .baseUrl(URI.create("https://localhost:" + server.getLocalPort()))
                .tls(change.apply(TlsSettings.builder()).build());
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), new ManualTiming());
    }

    /** Answers each connection once it has sent anything. */
    private static void serve(SSLServerSocket server) {
        var thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (var connection = server.accept()) {
                    if (connection.getInputStream().read() >= 0) {
                        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + Acme.KEY.length() + "\r\n\r\n";
                        connection.getOutputStream().write((head + Acme.KEY).getBytes(StandardCharsets.US_ASCII));
                        connection.getOutputStream().flush();
                        connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                    }
                } catch (IOException refused) {
                    // The client could not agree, or the test is over.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
