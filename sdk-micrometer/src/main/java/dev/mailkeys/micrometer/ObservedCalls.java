package dev.mailkeys.micrometer;

import static dev.mailkeys.micrometer.MailkeysObservation.words;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import dev.mailkeys.micrometer.MailkeysObservation.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls: one {@link MailkeysObservation#CALL} for each, and in it one {@link MailkeysObservation#ATTEMPT} for each
 * request. What the registry's handlers make of them (timers, counters, spans) is theirs; a handler that propagates traces
 * sends its headers with the request. No scope is opened, so nothing is left behind on the calling thread.
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
        Observed observed = underWay.get(attempt.call().id());
        if (observed != null) {
            observed.attempt = startAttempt(attempt.call(), headers, observed.call);
        }
    }

    private Observation startCall(Call call) {
        var observation = Observation.createNotStarted(MailkeysObservation.CALL.getName(), registry)
                .contextualName(call.operation());
        return describe(observation, call).start();
    }

    private Observation startAttempt(Call call, Headers headers, Observation parent) {
        var context =
                new RequestReplySenderContext<Headers, Object>((carrier, name, value) -> headers.add(name, value));
        context.setCarrier(headers);
        context.setRemoteServiceName(call.provider());
        String name = MailkeysObservation.ATTEMPT.getName();
        var observation = Observation.createNotStarted(name, () -> context, registry)
                .contextualName(call.method() + " " + call.path())
                .parentObservation(parent);
        return describe(observation, call).start();
    }

    private static Observation describe(Observation observation, Call call) {
        call.page().ifPresent(page -> observation.highCardinalityKeyValue(Tag.PAGE.of(page)));
        return observation
                .lowCardinalityKeyValue(Tag.PROVIDER.of(call.provider()))
                .lowCardinalityKeyValue(Tag.OPERATION.of(call.operation()))
                .lowCardinalityKeyValue(Tag.METHOD.of(call.method()))
                .highCardinalityKeyValue(Tag.PATH.of(call.path()))
                .highCardinalityKeyValue(Tag.HOST.of(call.host()));
    }

    private static void stop(
            Observation observation,
            CallEvent event,
            boolean inDoubt,
            OptionalInt status,
            Enum<?> outcome,
            Optional<String> requestId) {
        requestId.ifPresent(id -> observation.highCardinalityKeyValue(Tag.REQUEST_ID.of(id)));
        observation
                .highCardinalityKeyValue(Tag.ATTEMPT.of(event.attempt()))
                .lowCardinalityKeyValue(Tag.STATUS.of(status.isPresent() ? status.getAsInt() : ""))
                .lowCardinalityKeyValue(Tag.OUTCOME.of(words(outcome)))
                .lowCardinalityKeyValue(Tag.IN_DOUBT.of(inDoubt));
        if (!outcome.name().equals(CallOutcome.SUCCEEDED.name())) {
            observation.error(new CallFailure(words(outcome)));
        }
        observation.stop();
    }

    /** A call under way; touched by its own thread alone. */
    private static final class Observed {

        private final Observation call;
        private @Nullable Observation attempt;

        Observed(Observation call) {
            this.call = call;
        }
    }

    /** Stands for a failure where an exception is asked for, in one word. */
    private static final class CallFailure extends Exception {

        private static final long serialVersionUID = 1;

        CallFailure(String outcome) {
            super(outcome, null, false, false);
        }
    }
}
