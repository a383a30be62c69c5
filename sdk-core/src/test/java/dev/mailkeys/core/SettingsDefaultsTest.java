package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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
        settings.listener().happened(new CallEvent.AttemptStarted("acme.get", 1));
        assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
    }

    @Test
    void settings_printNoPassword() {
        ProxySettings proxy = ProxySettings.builder()
                .proxy(Proxy.NO_PROXY)
                .user("user")
                .password(Secret.of(Canary.TEXT))
                .build();
        TlsSettings tls =
                TlsSettings.builder().clientKeyPassword(Secret.of(Canary.TEXT)).build();
        assertThat(ClientSettings.builder().proxy(proxy).tls(tls).build() + " " + proxy + " " + tls)
                .doesNotContain(Canary.TEXT);
    }

    @Test
    void httpProxy_isNotResolvedBeforeItIsUsed() {
        Proxy proxy = ProxySettings.http("proxy.example", 3128).proxy();
        assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
        assertThat(proxy.address()).isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
    }
}
