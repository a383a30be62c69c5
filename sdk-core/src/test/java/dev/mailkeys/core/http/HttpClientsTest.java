package dev.mailkeys.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class HttpClientsTest {

    @Test
    void connectTimeout_isTheOneThatWasSet_withAPoolAndWithout() {
        var settings =
                ClientSettings.builder().connectTimeout(Duration.ofMillis(1234)).build();
        OkHttpClient pooled = client(settings);

        assertThat(pooled.connectTimeoutMillis()).isEqualTo(1234);
        assertThat(HttpClients.withoutPool(pooled).connectTimeoutMillis()).isEqualTo(1234);
    }

    /** What is sent may take as long as the attempt: only that bounds it, and knows what was sent. */
    @Test
    void timeLimitsOfOkHttp_areOnlyForTheConnection() {
        OkHttpClient pooled = client(ClientSettings.defaults());

        assertThat(pooled.readTimeoutMillis()).isZero();
        assertThat(pooled.writeTimeoutMillis()).isZero();
        assertThat(pooled.callTimeoutMillis()).isZero();
    }

    private static OkHttpClient client(ClientSettings settings) {
        var nowhere = URI.create("http://127.0.0.1:1");
        return HttpClients.pooled(
                settings, nowhere, Optional.empty(), new Lookup(Dns.SYSTEM), chain -> chain.proceed(chain.request()));
    }
}
