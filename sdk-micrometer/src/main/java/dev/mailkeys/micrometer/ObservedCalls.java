package dev.mailkeys.micrometer;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls: one {@code mailkeys.call} for each method that is called, with all its attempts and waits, and in it one
 * {@code mailkeys.attempt} for each request and its answer. Each wait is an event of the call: {@code wait.concurrency},
 * {@code wait.pace}, {@code wait.backoff}, {@code wait.retry.after}. What the registry's handlers make of them (timers,
 * counters, spans) is theirs; a handler that propagates traces sends its headers with the request. No scope is opened, so
 * nothing is left behind on the calling thread.
 *
 * <p>No name and no tag is secret, and none holds a key's name or id. Timers and counters have these tags, all of them
 * always and each with few values:
 *
 * <ul>
 *   <li>{@code provider}, such as {@code emailit}
 *   <li>{@code operation}: the provider and the verb, such as {@code emailit.create}
 *   <li>{@code method}: the HTTP method
 *   <li>{@code status}: the HTTP status of the (last) answer; {@code none} without one
 *   <li>{@code outcome}: how the call or the attempt ended, such as {@code succeeded} or {@code timed_out}
 *   <li>{@code in.doubt}: {@code true} if a call failed but may have taken effect: somebody must look at the keys
 * </ul>
 *
 * <p>Spans have these besides:
 *
 * <ul>
 *   <li>{@code attempt}: how many attempts a call made, or which attempt it is
 *   <li>{@code page}: the number of the page that was asked for
 *   <li>{@code path}: the path with names in the place of ids, such as <code>/api-keys/{id}</code>
 *   <li>{@code host}: the host that was asked
 *   <li>{@code request.id}: the provider's id of the request
 * </ul>
 */
public final class ObservedCalls implements CallListener {

    private final ObservationRegistry registry;
    private final Map<Long, Observed> underWay = new ConcurrentHashMap<>();

    private ObservedCalls(ObservationRegistry registry) {
        this.registry = registry;
    }

    /**
     * A listener that observes. While the registry has no handler it makes nothing. The parent of a call is what is observed
     * on its thread when it begins.
     *
     * @param registry the registry
     * @return the listener, which any number of clients may share
     */
    public static CallListener with(ObservationRegistry registry) {
        return new ObservedCalls(Objects.requireNonNull(registry, "registry must not be null"));
    }

    @Override
    public void happened(CallEvent event) {
        Objects.requireNonNull(event, "event must not be null");
        long id = event.call().id();
        if (event instanceof CallEvent.CallStarted started && !registry.isNoop()) {
            underWay.put(id, new Observed(startCall(started.call())));
            return;
        }
        Observed observed = event instanceof CallEvent.CallEnded ? underWay.remove(id) : underWay.get(id);
        if (observed == null) {
            return;
        } else if (event instanceof CallEvent.CallEnded ended) {
            boolean inDoubt = ended.outcome() != CallOutcome.SUCCEEDED && ended.mayHaveTakenEffect();
            stop(observed.call, ended, inDoubt, ended.status(), ended.outcome(), ended.requestId());
        } else if (event instanceof CallEvent.AttemptEnded ended && observed.attempt != null) {
            stop(observed.attempt, ended, false, ended.status(), ended.outcome(), ended.requestId());
        } else if (event instanceof CallEvent.Waiting waiting) {
            String name = "wait." + words(waiting.reason()).replace('_', '.');
            observed.call.event(Observation.Event.of(name));
        }
    }

    /** Begins to observe an attempt: here, because here headers can be sent along. */
    @Override
    public void addHeaders(CallEvent.AttemptStarted attempt, Headers headers) {
        Objects.requireNonNull(attempt, "attempt must not be null");
        Objects.requireNonNull(headers, "headers must not be null");
        Observed observed = underWay.get(attempt.call().id());
        if (observed != null) {
            observed.attempt = startAttempt(attempt.call(), headers, observed.call);
        }
    }

    private Observation startCall(Call call) {
        var observation =
                Observation.createNotStarted("mailkeys.call", registry).contextualName(call.operation());
        return describe(observation, call).start();
    }

    private Observation startAttempt(Call call, Headers headers, Observation parent) {
        var context =
                new RequestReplySenderContext<Headers, Object>((carrier, name, value) -> headers.add(name, value));
        context.setCarrier(headers);
        context.setRemoteServiceName(call.provider());
        var observation = Observation.createNotStarted("mailkeys.attempt", () -> context, registry)
                .contextualName(call.method() + " " + call.path())
                .parentObservation(parent);
        return describe(observation, call).start();
    }

    private static Observation describe(Observation observation, Call call) {
        call.page().ifPresent(page -> observation.highCardinalityKeyValue("page", String.valueOf(page)));
        return observation
                .lowCardinalityKeyValue("provider", call.provider())
                .lowCardinalityKeyValue("operation", call.operation())
                .lowCardinalityKeyValue("method", call.method())
                .highCardinalityKeyValue("path", call.path())
                .highCardinalityKeyValue("host", call.host());
    }

    private static void stop(
            Observation observation,
            CallEvent event,
            boolean inDoubt,
            OptionalInt status,
            Enum<?> outcome,
            Optional<String> requestId) {
        requestId.ifPresent(id -> observation.highCardinalityKeyValue("request.id", id));
        observation
                .highCardinalityKeyValue("attempt", String.valueOf(event.attempt()))
                .lowCardinalityKeyValue(
                        "status", status.isPresent() ? String.valueOf(status.getAsInt()) : KeyValue.NONE_VALUE)
                .lowCardinalityKeyValue("outcome", words(outcome))
                .lowCardinalityKeyValue("in.doubt", String.valueOf(inDoubt));
        if (!outcome.name().equals(CallOutcome.SUCCEEDED.name())) {
            observation.error(new CallFailure(words(outcome)));
        }
        observation.stop();
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A call in progress; used only by its own thread. */
    private static final class Observed {

        private final Observation call;
        private @Nullable Observation attempt;

        Observed(Observation call) {
            this.call = call;
        }
    }

    /** Stands for a failure, in one word, where an exception is required. */
    private static final class CallFailure extends Exception {

        private static final long serialVersionUID = 1;

        CallFailure(String outcome) {
            super(outcome, null, false, false);
        }
    }
}
