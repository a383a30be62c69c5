package dev.mailkeys.core.http;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Builds OkHttp clients that send each request once, to its address only, and nothing by themselves. */
final class HttpClients {

    /** The idle connections that are kept if no bound on calls limits them. */
    private static final int MOST_IDLE = 256;

    private HttpClients() {}

    /** A client whose connections serve one request after the other. */
    static OkHttpClient pooled(
            ClientSettings settings, URI base, Optional<TlsContext> tls, Lookup lookup, Interceptor receive) {
        var client = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(0, TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .connectionSpecs(List.of(tls.isPresent() ? secured(settings.tls()) : ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(MOST_IDLE, 2, TimeUnit.MINUTES))
                .dns(lookup)
                .socketFactory(new Sockets())
                .eventListenerFactory(call -> call.request().tag(Attempt.class))
                .addNetworkInterceptor(receive);
        if (tls.isPresent()) {
            client.sslSocketFactory(tls.get().sockets(), tls.get().trust());
            settings.proxy().ifPresent(proxy -> goThrough(proxy, client));
            pin(settings.tls().pins(), base.getHost(), client);
        } else {
            // Plain http goes only to the loopback: a proxy could read the credential.
            client.proxy(Proxy.NO_PROXY);
        }
        return client.build();
    }

    private static ConnectionSpec secured(TlsSettings settings) {
        return settings.olderCipherSuites() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.RESTRICTED_TLS;
    }

    /** The same client with a connection of its own for each request, by HTTP/1.1. */
    static OkHttpClient withoutPool(OkHttpClient client) {
        return client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
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

    /**
     * Answers a proxy's request for a password in Basic, once: if it asks again, the password is wrong. The first
     * request comes from OkHttp itself, before the proxy has answered.
     */
    private static @Nullable Request answerProxy(Response response, String credentials) {
        Request request = response.request();
        boolean asksForTunnel = request.method().equals("CONNECT");
        boolean answered = request.header("Proxy-Authorization") != null;
        boolean takesBasic = response.challenges().stream()
                .anyMatch(challenge -> challenge.scheme().equalsIgnoreCase("Basic"));
        return !asksForTunnel || answered || !takesBasic
                ? null
                : request.newBuilder()
                        .header("Proxy-Authorization", credentials)
                        .build();
    }

    private static void pin(List<String> pins, String host, OkHttpClient.Builder client) {
        if (!pins.isEmpty()) {
            client.certificatePinner(new CertificatePinner.Builder()
                    .add(host, pins.toArray(String[]::new))
                    .build());
        }
    }
}
