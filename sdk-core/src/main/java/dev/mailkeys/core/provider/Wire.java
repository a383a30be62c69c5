package dev.mailkeys.core.provider;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.provider.Outcome.Answered;
import dev.mailkeys.core.provider.Outcome.Unanswered;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Puts one request on the wire, once, and reads the reply. This class and its neighbours whose names begin with
 * {@code Wire} are the only ones that know OkHttp.
 *
 * <p>A request that must not be sent twice goes out on a fresh connection or on one that is proven alive, because another
 * may have been closed by the server a moment ago, and then nobody knows whether the request arrived. Everything else
 * uses the pool as it is.
 */
final class Wire {

    /** What this library calls itself. */
    static final String USER_AGENT = "mailkeys/0.1.0 (Java " + Runtime.version().feature() + ")";

    private final OkHttpClient pooled;
    private final OkHttpClient once;
    private final WireProof proof = new WireProof();
    private final WireLookup lookup;
    private final WireReply reply;
    private final String prefix;
    private final String userAgent;
    private final boolean readOnly;

    private Wire(ProviderProfile profile, ClientSettings settings, OkHttpClient pooled, WireLookup lookup) {
        URI base = settings.baseUrl().orElse(profile.baseUrl());
        this.pooled = pooled;
        this.once = WireClient.once(pooled);
        this.lookup = lookup;
        this.reply = new WireReply(settings.maxResponseBytes());
        this.prefix = BaseUrl.prefix(base);
        this.userAgent = (settings.userAgent().orElse("") + " " + USER_AGENT).strip();
        this.readOnly = settings.readOnly();
    }

    static Wire open(ProviderProfile profile, ClientSettings settings) {
        var lookup = new WireLookup(Dns.SYSTEM);
        OkHttpClient client = WireClient.open(settings, settings.baseUrl().orElse(profile.baseUrl()), lookup);
        return new Wire(profile, settings, client, lookup);
    }

    /** Whether a request is refused here, because the client may only look and this would be more. */
    boolean refuses(Repeat repeat) {
        return readOnly && repeat != Repeat.SAFE;
    }

    String address(String target) {
        return prefix + target;
    }

    Outcome send(Outgoing outgoing, Duration limit) {
        while (true) {
            boolean never = outgoing.repeat() == Repeat.NEVER;
            var trace = new WireTrace(never ? proof : null);
            Call call = (never ? once : pooled).newCall(request(outgoing, trace));
            call.timeout().timeout(Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS);
            WireBeat.BEAT.begin();
            lookup.allow(limit);
            try (Response response = call.execute()) {
                return new Answered(reply.read(response, trace.status()), Optional.empty());
            } catch (Exception failure) {
                // Not only IOException: OkHttp's code is Kotlin, which throws InterruptedException without declaring
                // it.
                if (!trace.stopped()) {
                    return unanswered(trace, failure, outgoing.redactor());
                }
            } finally {
                lookup.forget();
            }
        }
    }

    private Request request(Outgoing outgoing, WireTrace trace) {
        byte[] body = outgoing.body();
        boolean needsBody =
                !outgoing.method().equals("GET") && !outgoing.method().equals("DELETE");
        RequestBody content = body != null || needsBody ? new WireBody(body) : null;
        return new Request.Builder()
                .url(address(outgoing.target()))
                .method(outgoing.method(), content)
                .header(outgoing.auth().header(), outgoing.auth().value(outgoing.credential()))
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .tag(WireTrace.class, trace)
                .build();
    }

    private static Unanswered unanswered(WireTrace trace, Exception failure, Redactor redactor) {
        return new Unanswered(trace.sent(), trace.reason(failure), TransportFailure.of(failure, redactor));
    }
}
