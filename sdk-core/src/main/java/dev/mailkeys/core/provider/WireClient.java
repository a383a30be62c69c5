package dev.mailkeys.core.provider;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Builds the OkHttp client that sends what it is told to, once, where it is told to, and nothing by itself. */
final class WireClient {

    /** As many as were in use at once, which the bound on calls limits; without a bound, so many. */
    private static final int MOST_IDLE = 256;

    private WireClient() {}

    static OkHttpClient open(ClientSettings settings, URI base, WireLookup lookup) {
        boolean secure = "https".equalsIgnoreCase(base.getScheme());
        SocketFactory sockets = new WireSockets();
        var client = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(0, TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .connectionSpecs(List.of(secure ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(MOST_IDLE, 2, TimeUnit.MINUTES))
                .dns(lookup)
                .socketFactory(sockets)
                .eventListenerFactory(call -> call.request().tag(WireTrace.class))
                .addNetworkInterceptor(
                        chain -> chain.request().tag(WireTrace.class).send(chain));
        if (secure) {
            settings.proxy().ifPresent(proxy -> goThrough(proxy, client));
            trust(settings.tls(), base.getHost(), client);
        } else {
            // Plain http goes to the loopback alone; a proxy would be given the credential to read.
            client.proxy(Proxy.NO_PROXY);
        }
        return client.build();
    }

    /**
     * The same client with connections of its own, which wait for another request for a second: shorter than any server
     * that promises to keep them is known to.
     */
    static OkHttpClient once(OkHttpClient client) {
        return client.newBuilder()
                .connectionPool(new ConnectionPool(MOST_IDLE, 1, TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .build();
    }

    private static void goThrough(ProxySettings settings, OkHttpClient.Builder client) {
        client.proxy(settings.proxy());
        settings.user().ifPresent(user -> {
            String password = settings.password().map(Secret::reveal).orElse("");
            String credentials = Credentials.basic(user, password, StandardCharsets.UTF_8);
            client.proxyAuthenticator((route, response) -> answerProxy(response, credentials));
        });
    }

    /** Answers a proxy that asks for a password once; asked again, the password is wrong. */
    private static @Nullable Request answerProxy(Response response, String credentials) {
        Request request = response.request();
        boolean asksForTunnel = request.method().equals("CONNECT");
        boolean answered = request.header("Proxy-Authorization") != null;
        return !asksForTunnel || answered
                ? null
                : request.newBuilder()
                        .header("Proxy-Authorization", credentials)
                        .build();
    }

    private static void trust(TlsSettings settings, String host, OkHttpClient.Builder client) {
        TlsContext.of(settings).ifPresent(tls -> client.sslSocketFactory(tls.sockets(), tls.trust()));
        if (!settings.pins().isEmpty()) {
            String[] pins = settings.pins().toArray(String[]::new);
            client.certificatePinner(
                    new CertificatePinner.Builder().add(host, pins).build());
        }
    }
}
