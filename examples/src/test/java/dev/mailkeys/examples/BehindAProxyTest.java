package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BehindAProxyTest {

    @Test
    void theProxyIsAskedForATunnel_withItsPasswordAndWithoutTheCredential(@TempDir Path folder) throws Exception {
        Path authorities = folder.resolve("authorities.p12");
        try (var file = Files.newOutputStream(authorities)) {
            someAuthority().store(file, new char[0]);
        }
        try (var proxy = new MockWebServer()) {
            proxy.start(InetAddress.getLoopbackAddress(), 0);
            proxy.enqueue(new MockResponse.Builder()
                    .code(407)
                    .addHeader("Proxy-Authenticate", "Basic realm=\"company\"")
                    .build());
            proxy.enqueue(new MockResponse.Builder().code(502).build());
            ClientSettings settings =
                    BehindAProxy.settings("127.0.0.1", proxy.getPort(), "me", Secret.of("proxy-password"), authorities);
            var keys = EmailitKeys.using(Secret.of("secret_canary"), settings)
                    .with(CallSettings.builder().retries(RetryPolicy.none()).build());

            var failed = catchThrowableOfType(NoResponseException.class, () -> keys.rotate("key_1"));

            assertThat(failed.mayHaveTakenEffect()).isFalse();
            assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization"))
                    .as("before the proxy asks")
                    .isNull();
            RecordedRequest request = proxy.takeRequest();
            assertThat(request.getRequestLine()).isEqualTo("CONNECT api.emailit.com:443 HTTP/1.1");
            assertThat(request.getHeaders().get("Proxy-Authorization")).startsWith("Basic ");
            assertThat(request.getHeaders().toString()).doesNotContain("secret_canary");
        }
    }

    /** A store with one of the authorities that the JDK trusts. */
    private static KeyStore someAuthority() throws Exception {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init((KeyStore) null);
        var manager = (X509TrustManager) trusted.getTrustManagers()[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("some", manager.getAcceptedIssuers()[0]);
        return store;
    }
}
