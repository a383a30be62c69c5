package dev.mailkeys.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.testkit.JetEmailSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private static final String PASSWORD = "c4n4ry5ings";

    private static Proxies with(Map<String, String> environment) {
        return new Proxies(new ProcessContext(
                environment,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                stream -> StreamKind.OTHER));
    }

    private static String address(ProxySettings settings) {
        var address = (InetSocketAddress) settings.proxy().address();
        return address.getHostString() + ":" + address.getPort();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy.example:3128, proxy.example:3128",
        "https_proxy, http://proxy.example:3128/, proxy.example:3128",
        "HTTPS_PROXY, proxy.example:3128, proxy.example:3128",
        "HTTPS_PROXY, http://proxy.example, proxy.example:80"
    })
    void environment_namesTheProxy(String name, String value, String expected) {
        assertThat(with(Map.of(name, value)).inEnvironment("api.jetemail.com", 443))
                .map(ProxiesTest::address)
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "'other.example, jetemail.com', true",
        "'.jetemail.com', true",
        "API.jetemail.com, true",
        "*.jetemail.com, true",
        "api.jetemail.com., true",
        "api.jetemail.com:443, true",
        "*.jetemail.com.:443, true",
        "api.jetemail.com:8443, false",
        "api.jetemail.com:, false",
        "*jetemail.com, false",
        "*.*, false",
        "'[::1]:443', false",
        "'::1', false",
        "'', false",
        "mail.com, false",
        "jetemail.co, false"
    })
    void noProxy_exemptsHosts(String list, boolean exempt) {
        var proxies = with(Map.of("HTTPS_PROXY", "http://proxy:1", "no_proxy", list));
        assertThat(proxies.inEnvironment("api.jetemail.com", 443).isEmpty()).isEqualTo(exempt);
    }

    @ParameterizedTest
    @CsvSource({"'[::1]', true", "::1, true", "'[::1]:443', true", "'[::1]:80', false", "'[::2]', false"})
    void noProxy_exemptsAddresses(String list, boolean exempt) {
        var proxies = with(Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", list));
        assertThat(proxies.inEnvironment("[::1]", 443).isEmpty()).isEqualTo(exempt);
    }

    @Test
    void password_comesFromTheAddressInTheEnvironment_orFromItsOwnVariable() {
        var proxies = with(Map.of("HTTPS_PROXY", "http://me:p%40ss@proxy:1"));
        ProxySettings settings = proxies.inEnvironment("host", 443).orElseThrow();
        assertThat(settings.user()).contains("me");
        assertThat(settings.password()).contains(Secret.of("p@ss"));
        settings = with(Map.of("MAILKEYS_PROXY_USER", "me", "MAILKEYS_PROXY_PASSWORD", PASSWORD))
                .named(URI.create("http://proxy:1"));
        assertThat(settings.user()).contains("me");
        assertThat(settings.password()).contains(Secret.of(PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://%s@proxy:1",
                "https://me:%s@proxy:1",
                "http://me:%s%%@proxy",
                "http://",
                "%s",
                "http://me:%s@proxy:99999"
            })
    void environmentThatIsNoProxy_isRefusedAndNotQuoted(String value) {
        var result = new Cli()
                .set("JETEMAIL_API_KEY", "api_0123456789")
                .set("HTTPS_PROXY", value.formatted(PASSWORD))
                .run("jetemail list");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("HTTPS_PROXY").doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy", "proxy:1", "http://proxy", "http://proxy:0", "http://proxy:99999", "socks5://proxy:1"})
    void optionThatIsNoProxy_isRefused(String value) {
        var result = new Cli().set("JETEMAIL_API_KEY", "api_0123456789").run("jetemail list --proxy " + value);
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains("--proxy takes http://HOST:PORT");
    }

    @Test
    void proxyAndAuthoritiesForThisMachine_areSaidToHaveNoEffect() {
        try (var jetemail = JetEmailSimulator.start()) {
            var result = Cli.at(jetemail).run("jetemail list --proxy http://127.0.0.1:1 --ca-file none.pem");
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("JetEmail is called without the proxy", "JetEmail is called without TLS");
            assertThat(Cli.at(jetemail)
                            .set("HTTPS_PROXY", "http://127.0.0.1:1")
                            .run("jetemail list")
                            .err())
                    .as("which is for https, as everywhere")
                    .isEmpty();
        }
    }

    @Test
    void doctor_saysThatTheProxyIsWrong_notTheCredential() {
        var result = new Cli()
                .set("JETEMAIL_API_KEY", "api_0123456789")
                .set("HTTPS_PROXY", "socks5://proxy")
                .run("doctor --provider jetemail");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("credential\tok", "settings\tfailed\tHTTPS_PROXY");
    }

    @ParameterizedTest
    @EnumSource(ProviderName.class)
    void hosts_areTheProvidersOwn(ProviderName provider) {
        String create = provider.word() + " create --name x --dry-run"
                + (provider == ProviderName.EMAILIT ? " --scope sending" : "")
                + (provider == ProviderName.ELASTICEMAIL ? " --access-level SendHttp" : "");
        var result = new Cli().set(provider.credentialVariable(), "x0123456789").run(create);
        assertThat(result.out()).as(result.err()).contains("https://" + provider.host() + "/");
    }

    @Test
    void proxyOfTheEnvironment_isAskedForATunnel_withThePassword() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> requests(proxy));
            var result = new Cli()
                    .set("JETEMAIL_API_KEY", "api_0123456789")
                    .set("HTTPS_PROXY", "http://me:" + PASSWORD + "@127.0.0.1:" + proxy.getLocalPort())
                    .run("jetemail list --retries 0 --verbose -o json");
            assertThat(result.code()).as(result.err()).isEqualTo(4);
            assertThat(result.err()).doesNotContain(PASSWORD);
            String basic = Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            assertThat(asked.get()).contains("CONNECT api.jetemail.com:443 ", "Proxy-Authorization: Basic " + basic);
        }
    }

    /** Asks for the password first, and then refuses callers who know it. */
    private static String requests(ServerSocket proxy) {
        var heads = new StringBuilder();
        try {
            while (!heads.toString().contains("Proxy-Authorization")) {
                try (Socket client = proxy.accept()) {
                    String head = head(client.getInputStream());
                    heads.append(head);
                    String status = head.contains("Proxy-Authorization")
                            ? "502 Bad Gateway\r\n"
                            : "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n";
                    client.getOutputStream()
                            .write(("HTTP/1.1 " + status + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException ended) {
            heads.append(ended);
        }
        return heads.toString();
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            head.append((char) read);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }
}
