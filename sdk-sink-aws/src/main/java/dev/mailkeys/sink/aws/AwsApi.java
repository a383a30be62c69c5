package dev.mailkeys.sink.aws;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.core.provider.Timing;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls a service of AWS: with our transport, and AWS's credentials and signature. */
final class AwsApi {

    static final String JSON = "application/x-amz-json-1.1";

    private final AwsService service;
    private final AwsAccess access;
    private final ClientSettings settings;
    private final Timing timing;

    /** Made at the first call, because finding the region may need a look at the machine. */
    private final AtomicReference<@Nullable Place> place = new AtomicReference<>();

    AwsApi(AwsService service, AwsAccess access, ClientSettings settings, Timing timing) {
        this.service = service;
        this.access = access;
        this.settings = settings;
        this.timing = timing;
    }

    /** Checks whether the settings can work. Sends nothing. */
    void checkSettings() {
        ApiClient.of(service.at(service.server().address()), Secret.of("none"), settings, timing);
    }

    String region() {
        return place().region();
    }

    /**
     * Makes one call, whose answer is unusable unless {@code known} accepts it. AWS answers too many calls with a 400;
     * then this waits and tries again, unless an earlier attempt may have been carried out: then the caller must look.
     *
     * @throws dev.mailkeys.core.MailkeysException if there is no usable answer
     * @throws AwsAccess.Unknown if credentials or region can't be found; nothing was sent
     */
    <A, T> T call(String operation, Repeat repeat, Map<String, ?> input, Class<A> answer, Function<A, T> known) {
        Place where = place();
        RetryPolicy retries = settings.calls().retries();
        for (int tried = 1; ; tried++) {
            var who = access.identity(timing.now());
            var signature = new AwsSignature(who, service, where.region(), operation, timing);
            try {
                return where.client()
                        .with(Secret.of(who.accessKeyId()))
                        .signed(signature)
                        .call(Endpoint.of(operation, repeat, "POST", "/", answer, known)
                                .sending(JSON)
                                .at()
                                .body(input));
            } catch (RateLimitedException tooMany) {
                boolean isRefusal = tooMany.status() == 400 && !tooMany.mayHaveTakenEffect();
                if (!isRefusal || tried >= retries.maxAttempts() || !waited(tried, retries)) {
                    throw tooMany;
                }
            }
        }
    }

    private boolean waited(int tried, RetryPolicy retries) {
        try {
            timing.sleep(retries.backoff().delay(tried, timing.random()));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Place place() {
        Place known = place.get();
        if (known == null) {
            String region = access.region();
            known = new Place(region, ApiClient.of(service.in(region), Secret.of("none"), settings, timing));
            place.set(known);
        }
        return known;
    }

    /**
     * Where the service is.
     *
     * @param region the region
     * @param client what calls it
     */
    private record Place(String region, ApiClient client) {}
}
