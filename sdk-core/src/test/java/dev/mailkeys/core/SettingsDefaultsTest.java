package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDefaultsTest {

    @Test
    void clientSettings_haveTheDefaultsThatTheyDocument() {
        ClientSettings settings = ClientSettings.defaults();
        assertThat(settings.baseUrl()).isEmpty();
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.callsPerMinute()).isEmpty();
        assertThat(settings.maxConcurrentCalls()).isEmpty();
        assertThat(settings.proxy()).isEmpty();
        assertThat(settings.userAgent()).isEmpty();
        assertThat(settings.maxResponseBytes()).isEqualTo(32 * 1024 * 1024);
        assertThat(settings.tls().pins()).isEmpty();
        assertThat(settings.tls().trusted()).isEmpty();
    }

    @Test
    void callSettings_haveTheDefaultsThatTheyDocument() {
        CallSettings settings = CallSettings.builder().build();
        assertThat(settings.deadline()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.attemptTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.retries().maxAttempts()).isEqualTo(4);
        assertThat(settings.retries().longestRetryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.retries().backoff().delay(1, 0.5)).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.retries().backoff().delay(9, 0.5)).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.listener()).isSameAs(CallListener.none());
        assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
    }

    @Test
    void settings_printWhatIsInForceAndNoPassword() {
        ProxySettings proxy = ProxySettings.builder()
                .user("user")
                .password(Secret.of(Canary.TEXT))
                .build();
        TlsSettings tls =
                TlsSettings.builder().clientKeyPassword(Secret.of(Canary.TEXT)).build();
        ClientSettings settings = ClientSettings.builder()
                .baseUrl(URI.create("https://user:" + Canary.TEXT + "@api.acme.example"))
                .calls(CallSettings.builder().deadline(Duration.ofMinutes(5)).build())
                .addRateLimits(new RateLimit(2, Duration.ofSeconds(1)))
                .proxy(proxy)
                .tls(tls)
                .build();
        assertThat(settings.toString())
                .doesNotContain(Canary.TEXT)
                .contains("address=***", "deadline=PT5M", "attemptTimeout=PT30S", "maxAttempts=4", "listener=IS_TOLD")
                .contains("connectTimeout=PT10S", "2 calls in 1 s", "user=user, password=***", "clientKeyPassword=***")
                .contains("readOnly=false");
        assertThat(ClientSettings.builder()
                        .baseUrl(URI.create("http://127.0.0.1:9"))
                        .build()
                        .toString())
                .contains("address=http://127.0.0.1:9");
    }

    /** The second has a host with an underscore, which java.net.URI takes for no host: then it finds no user either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:c4n4ry@api.acme.example/v2",
                "https://user:c4n4ry@my_host:8443/v2",
                "https://api.acme.example/v2?api_key=c4n4ry",
                "https://api.acme.example/v2#c4n4ry",
                "user:c4n4ry@api.acme.example"
            })
    void addressThatIsRefused_isNotPrinted_whereAPasswordMayBeInIt(String address) {
        ClientSettings settings =
                ClientSettings.builder().baseUrl(URI.create(address)).build();
        assertThat(settings.toString()).contains("address=***").doesNotContain("c4n4ry");
    }

    @Test
    void proxyWhoseHostHoldsAPassword_isNotPrinted() {
        var direct = new InetSocketAddress("127.0.0.1", 3128);
        assertThat(ProxySettings.http("http://user:c4n4ry@proxy.example", 3128).toString())
                .doesNotContain("c4n4ry");
        assertThat(ProxySettings.http("proxy.example", 3128).toString()).contains("HTTP", "proxy.example:3128");
        assertThat(ProxySettings.http("::1", 3128).toString()).contains("::1:3128");
        assertThat(ProxySettings.builder()
                        .proxy(new Proxy(Proxy.Type.HTTP, direct))
                        .build()
                        .toString())
                .contains("127.0.0.1:3128");
        assertThat(ProxySettings.builder().build().toString()).contains("DIRECT");
    }

    @Test
    void settings_areEqualByWhatIsSet() {
        assertThat(ClientSettings.defaults())
                .isEqualTo(ClientSettings.defaults())
                .hasSameHashCodeAs(ClientSettings.defaults())
                .isNotEqualTo(ClientSettings.builder().readOnly(true).build());
        assertThat(RetryPolicy.none()).isEqualTo(RetryPolicy.none());
        assertThat(ProxySettings.builder().password(Secret.of("one")).build())
                .isEqualTo(ProxySettings.builder().password(Secret.of("one")).build())
                .isNotEqualTo(ProxySettings.builder().password(Secret.of("two")).build());
    }

    @Test
    void settingsFromOthers_haveAllOfTheirs() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        TlsSettings tls = TlsSettings.builder()
                .trusted(store)
                .clientCertificate(store)
                .clientKeyPassword(Secret.of("password"))
                .addPins("sha256/one")
                .olderCipherSuites(true)
                .build();
        ClientSettings settings = ClientSettings.builder()
                .baseUrl(URI.create("http://127.0.0.1:9"))
                .calls(CallSettings.builder().turnTimeout(Duration.ZERO).build())
                .connectTimeout(Duration.ofSeconds(1))
                .callsPerMinute(2)
                .addRateLimits(RateLimit.perMinute(3))
                .maxConcurrentCalls(4)
                .proxy(ProxySettings.http("proxy.example", 3128))
                .tls(tls)
                .userAgent("app/1")
                .maxResponseBytes(5)
                .readOnly(true)
                .build();
        assertThat(ClientSettings.builder().from(settings).build()).isEqualTo(settings);
        assertThat(TlsSettings.builder().from(tls).build()).isEqualTo(tls);
        assertThat(RetryPolicy.builder().from(RetryPolicy.none()).build()).isEqualTo(RetryPolicy.none());
    }

    @Test
    void callSettingsFromOthers_changeOnlyWhatIsSetThere() {
        CallListener listener = event -> {};
        CallSettings before = CallSettings.builder()
                .deadline(Duration.ofMinutes(9))
                .listener(listener)
                .retries(RetryPolicy.none())
                .build();
        CallSettings changes =
                CallSettings.builder().deadline(Duration.ofMinutes(1)).build();
        CallSettings after = CallSettings.builder().from(before).from(changes).build();
        assertThat(after.deadline()).as("set to the default").isEqualTo(Duration.ofMinutes(1));
        assertThat(after.listener()).isSameAs(listener);
        assertThat(after.retries()).isEqualTo(RetryPolicy.none());
        assertThat(after.attemptTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void httpProxy_isNotResolvedBeforeItIsUsed() {
        Proxy proxy = ProxySettings.http("proxy.example", 3128).proxy();
        assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
        assertThat(proxy.address()).isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
    }
}
