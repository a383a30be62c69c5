package dev.mailkeys.core.http;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.http.AttemptResult.Answered;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Sends one request, once, and reads what comes back.
 *
 * <p>A request that must never be sent twice gets a new connection: the server may just have closed a pooled one, and
 * then it is unknown whether the request arrived. Everything else uses the pool.
 */
public final class RoundTrip {

    /** This library's User-Agent. */
    public static final String USER_AGENT =
            "mailkeys/0.1.0 (Java " + Runtime.version().feature() + ")";

    /**
     * How much is read of the answer to a request that is never sent twice, regardless of the settings: it may hold the
     * only copy of a token, so it must be read, but must not exhaust the memory.
     */
    private static final int MOST_OF_A_CREATE = 1 << 20;

    private final OkHttpClient pooled;
    private final OkHttpClient never;
    private final Lookup lookup = new Lookup(okhttp3.Dns.SYSTEM);
    private final TellingHeaders headers;
    private final int maxResponseBytes;
    private final String userAgent;

    /**
     * Prepares requests to one origin. Sends nothing.
     *
     * @param settings the client's settings
     * @param base the address that all requests begin with
     * @param tls whom to trust; empty for plain {@code http}
     * @param headers the headers that are kept of an answer besides the usual ones
     */
    public RoundTrip(ClientSettings settings, URI base, Optional<TlsContext> tls, TellingHeaders headers) {
        this.pooled = HttpClients.pooled(settings, base, tls, lookup, RoundTrip::receive);
        this.never = HttpClients.withoutPool(pooled);
        this.headers = headers;
        this.maxResponseBytes = settings.maxResponseBytes();
        this.userAgent = (settings.userAgent().orElse("") + " " + USER_AGENT).strip();
    }

    /**
     * Sends a request and waits for its answer. Everything after the first byte is a result, even an {@link Error}; an
     * interrupt is one at any time, and the interrupt flag stays set.
     *
     * @param outgoing the request
     * @param added further headers; one that carries a credential stands in place of the request's own
     * @param limit the time that this may take, from resolving the name to the last byte of the answer
     * @return what came of it
     */
    public AttemptResult send(Outgoing outgoing, Map<String, String> added, Duration limit) {
        var attempt = new Attempt(outgoing.never() ? MOST_OF_A_CREATE : maxResponseBytes, headers);
        lookup.allow(limit);
        try {
            Call call = (outgoing.never() ? never : pooled).newCall(request(outgoing, added, attempt));
            call.timeout().timeout(Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS);
            call.execute().close();
        } catch (Throwable failure) {
            // Not only IOException: OkHttp is Kotlin, which may throw undeclared exceptions.
            if (failure instanceof Error error && !attempt.sent()) {
                throw error;
            }
            if (attempt.reply().isEmpty()) {
                return Diagnosis.of(failure, attempt);
            }
        } finally {
            lookup.forget();
        }
        return new Answered(attempt.reply().orElseThrow());
    }

    private Request request(Outgoing outgoing, Map<String, String> added, Attempt attempt) {
        byte[] body = outgoing.body();
        boolean needsBody =
                !outgoing.method().equals("GET") && !outgoing.method().equals("DELETE");
        var request = new Request.Builder()
                .header(outgoing.header(), outgoing.credential().reveal());
        added.forEach(request::header);
        return request.url(outgoing.address())
                .method(
                        outgoing.method(),
                        body != null || needsBody ? new OneShotBody(outgoing.mediaType(), body) : null)
                .header("Accept", "application/json")
                // Set here, so that OkHttp does not unpack answers. Answers with a token are never packed.
                .header("Accept-Encoding", outgoing.never() ? "identity" : "gzip")
                .header("User-Agent", userAgent)
                .tag(Attempt.class, attempt)
                .build();
    }

    /**
     * Reads the answer as it comes from the connection, before OkHttp acts on it: it would fail on a {@code 407}
     * without a proxy, and repeat a {@code GET} after a {@code 503} with {@code Retry-After: 0}. What follows from an
     * answer is decided elsewhere, in one place.
     */
    private static Response receive(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Attempt attempt = chain.request().tag(Attempt.class);
        attempt.read(response);
        return response.newBuilder()
                .removeHeader("Retry-After")
                .body(ResponseBody.create("", null))
                .build();
    }
}
