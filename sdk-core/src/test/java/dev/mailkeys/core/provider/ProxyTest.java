package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.Protocol;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The provider has a name that does not resolve, so that everything that arrives came through the proxy. */
@Timeout(60)
class ProxyTest {

    private static final URI PROVIDER = URI.create("https://api.acme.example");
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("api.acme.example")
            .signedBy(Certificates.ROOT)
            .build();
    private static final MockResponse TUNNEL =
            new MockResponse.Builder().inTunnel().build();
    private static final MockResponse KEY =
            new MockResponse.Builder().body(Acme.KEY).build();
    private static final MockResponse ASKS = new MockResponse.Builder()
            .inTunnel()
            .code(407)
            .setHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
            .build();

    private final MockWebServer proxy = new MockWebServer();

    @AfterEach
    void close() {
        proxy.close();
        System.clearProperty("https.proxyHost");
        System.clearProperty("https.proxyPort");
    }

    private void serve(MockResponse... answers) throws IOException {
        proxy.setDispatcher(new ScriptedAnswers(answers));
        proxy.useHttps(Certificates.shown(CERTIFICATE).sslSocketFactory());
        proxy.setProtocols(List.of(Protocol.HTTP_1_1));
        proxy.start();
    }

    private ProxySettings.Builder address() {
        return ProxySettings.builder()
                .proxy(ProxySettings.http("127.0.0.1", proxy.getPort()).proxy());
    }

    private static ApiClient client(ProxySettings settings) {
        return client(Certificates.trustingSettings().baseUrl(PROVIDER).proxy(settings));
    }

    private static ApiClient client(ClientSettings.Builder settings) {
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), new ManualTiming());
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void call_goesThroughATunnelInWhichTheProxySeesNothing(Repeat repeat) throws Exception {
        serve(TUNNEL, KEY);
        client(address().build()).call(Acme.request(repeat));
        RecordedRequest connect = proxy.takeRequest();
        assertThat(connect.getRequestLine()).isEqualTo("CONNECT api.acme.example:443 HTTP/1.1");
        assertThat(connect.getHeaders().get("Authorization")).isNull();
        assertThat(connect.getHeaders().toMultimap().toString()).doesNotContain(Canary.TEXT);
        assertThat(proxy.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo("Bearer " + Canary.CREDENTIAL.reveal());
    }

    @Test
    void password_isGivenToTheProxyAlone_whenItAsks() throws Exception {
        serve(ASKS, TUNNEL, KEY);
        client(address().user("user").password(Secret.of("pässword")).build()).call(Acme.request(Repeat.NEVER));
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization"))
                .isEqualTo(Credentials.basic("user", "pässword", java.nio.charset.StandardCharsets.UTF_8));
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void userWithoutAPassword_isGivenWithAnEmptyOne() throws Exception {
        serve(ASKS, TUNNEL, KEY);
        client(address().user("user").build()).call(Acme.request(Repeat.SAFE));
        proxy.takeRequest();
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization"))
                .isEqualTo(Credentials.basic("user", ""));
    }

    @Test
    void proxyThatRefusesThePassword_isShownItOnce() throws Exception {
        serve(ASKS);
        var settings = address().user("user").password(Secret.of("wrong-" + Canary.TEXT));
        assertBlocked(client(settings.build()), 2, " wants a valid user and password (407, HTTP Basic)");
    }

    @Test
    void proxyThatAsksForAPasswordThatThereIsNot_isAskedOnce() throws Exception {
        serve(ASKS);
        assertBlocked(client(address().build()), 1, " wants a valid user and password (407, HTTP Basic)");
    }

    @Test
    void proxyThatAsksInAnotherWay_isShownNoPassword() throws Exception {
        serve(new MockResponse.Builder()
                .inTunnel()
                .code(407)
                .setHeader("Proxy-Authenticate", "NTLM")
                .build());
        assertBlocked(
                client(address().user("user").password(Secret.of(Canary.TEXT)).build()),
                1,
                " wants a valid user and password (407, HTTP Basic)");
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void proxyWhoseNameDoesNotResolve_isNotTakenForTheProvider() {
        var settings = ProxySettings.http("proxy.acme.invalid", 3128);
        var failure = catchThrowableOfType(
                NoResponseException.class, () -> client(settings).call(Acme.request(Repeat.NEVER)));
        assertThat(failure).hasMessageContaining("the name of the proxy, proxy.acme.invalid");
    }

    @Test
    void proxyThatForbids_isAskedOnce() throws Exception {
        serve(new MockResponse.Builder().inTunnel().code(403).build());
        assertBlocked(client(address().build()), 1, " answered 403");
    }

    private void assertBlocked(ApiClient client, int requests, String words) {
        var failure = catchThrowableOfType(NoResponseException.class, () -> client.call(Acme.request(Repeat.NEVER)));
        assertThat(failure.reason()).isEqualTo(Reason.BLOCKED);
        assertThat(failure.mayHaveTakenEffect()).isFalse();
        assertThat(failure)
                .hasMessage("acme.create: there is no way to the provider, nothing was sent: the proxy 127.0.0.1:"
                        + proxy.getPort() + words + ".");
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(proxy.getRequestCount()).isEqualTo(requests);
        Canary.assertAbsentFrom(failure);
    }

    @Test
    void proxyThatCannotReachTheProvider_isAskedAgain() throws Exception {
        serve(new MockResponse.Builder().inTunnel().code(502).build());
        var failure = failureOf(client(address().build()));
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure)
                .hasMessage("acme.create: the provider was not reached, nothing was sent (4 attempts): the proxy"
                        + " 127.0.0.1:" + proxy.getPort() + " answered 502.");
        assertThat(proxy.getRequestCount()).isEqualTo(4);
    }

    @Test
    void proxyThatIsDown_isNamed() throws Exception {
        serve();
        var settings = address().build();
        proxy.close();
        assertThat(failureOf(client(settings)))
                .hasMessage("acme.create: the provider was not reached, nothing was sent (4 attempts): the proxy "
                        + ((java.net.InetSocketAddress) settings.proxy().address()).getHostString() + ":"
                        + ((java.net.InetSocketAddress) settings.proxy().address()).getPort()
                        + ": Connection refused.");
    }

    @Test
    void connectionThatIsLostWithinTheTunnel_isToldWithBothEnds() throws Exception {
        serve(
                TUNNEL,
                new MockResponse.Builder()
                        .onResponseStart(new mockwebserver3.SocketEffect.CloseSocket())
                        .build());
        assertThat(failureOf(client(address().build())))
                .hasMessageStartingWith("acme.create: the connection was lost before an answer came:"
                        + " api.acme.example:443 through the proxy 127.0.0.1:" + proxy.getPort());
    }

    private static NoResponseException failureOf(ApiClient client) {
        return catchThrowableOfType(NoResponseException.class, () -> client.call(Acme.request(Repeat.NEVER)));
    }

    @Test
    void providerBehindTheProxyThatAsksForAPassword_isNotGivenTheProxys() throws Exception {
        MockResponse asks = new MockResponse.Builder()
                .code(407)
                .setHeader("Proxy-Authenticate", "Basic realm=\"provider\"")
                .build();
        serve(TUNNEL, asks);
        ApiClient client =
                client(address().user("user").password(Secret.of("p")).build());
        assertThat(catchThrowableOfType(
                                dev.mailkeys.core.RefusedException.class, () -> client.call(Acme.request(Repeat.SAFE)))
                        .status())
                .isEqualTo(407);
        assertThat(proxy.getRequestCount()).isEqualTo(2);
    }

    @Test
    void settingsOfTheJvm_holdWhereThereAreNoOthers() throws Exception {
        serve(TUNNEL, KEY);
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", String.valueOf(proxy.getPort()));
        client(Certificates.trustingSettings().baseUrl(PROVIDER)).call(Acme.request(Repeat.SAFE));
        assertThat(proxy.takeRequest().getMethod()).isEqualTo("CONNECT");
    }

    @Test
    void settingsOfTheJvm_areSetAsideByAProxyOfNone() throws Exception {
        serve(TUNNEL, KEY);
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", String.valueOf(proxy.getPort()));
        ProxySettings none = ProxySettings.builder().proxy(Proxy.NO_PROXY).build();
        ApiClient client = client(Certificates.trustingSettings()
                .baseUrl(URI.create("https://api.acme.invalid"))
                .proxy(none));
        var failure = catchThrowableOfType(NoResponseException.class, () -> client.call(Acme.request(Repeat.SAFE)));
        assertThat(failure.reason()).isIn(Reason.BLOCKED, Reason.UNREACHABLE);
        assertThat(failure).hasMessageContaining("the name api.acme.invalid");
        assertThat(proxy.getRequestCount()).isZero();
    }

    @Test
    void plainHttpToTheLoopback_neverGoesThroughAProxyThatWouldSeeTheCredential() throws IOException {
        String ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + Acme.KEY;
        try (RawServer provider = RawServer.of(connection -> {
                    connection.read();
                    connection.write(ok);
                });
                RawServer curious = RawServer.of(connection -> {
                    connection.read();
                    connection.write(ok);
                })) {
            ProxySettings settings = ProxySettings.http("127.0.0.1", curious.port());
            for (Repeat repeat : Repeat.values()) {
                client(ClientSettings.builder().baseUrl(provider.url()).proxy(settings))
                        .call(Acme.request(repeat));
            }
            assertThat(provider.requests()).hasSize(3);
            assertThat(curious.connections()).isZero();
        }
    }
}
