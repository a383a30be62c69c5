package dev.mailkeys.opentelemetry;

import static io.opentelemetry.semconv.ErrorAttributes.ERROR_TYPE;
import static io.opentelemetry.semconv.HttpAttributes.HTTP_REQUEST_METHOD;
import static io.opentelemetry.semconv.HttpAttributes.HTTP_REQUEST_RESEND_COUNT;
import static io.opentelemetry.semconv.HttpAttributes.HTTP_RESPONSE_STATUS_CODE;
import static io.opentelemetry.semconv.ServerAttributes.SERVER_ADDRESS;
import static io.opentelemetry.semconv.ServerAttributes.SERVER_PORT;
import static io.opentelemetry.semconv.UrlAttributes.URL_FULL;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.event.AttemptOutcome;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls: a span for each, named by its operation, and in it a client span for each attempt by OpenTelemetry's
 * conventions for HTTP. The propagators of the {@code OpenTelemetry} send the attempt's {@code traceparent} with its
 * request, and whatever else they are set up to send, such as baggage.
 *
 * <p>No attribute holds a credential, or a key's name or id: {@code url.full} has names in the place of ids, like
 * {@code url.template}. No span is made current, so nothing is left behind on the calling thread.
 */
public final class TracedCalls implements CallListener {

    private static final String SCOPE = "dev.mailkeys";
    private static final AttributeKey<String> URL_TEMPLATE = AttributeKey.stringKey("url.template");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("mailkeys.outcome");
    private static final AttributeKey<Boolean> MAY_HAVE_TAKEN_EFFECT =
            AttributeKey.booleanKey("mailkeys.may_have_taken_effect");
    private static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("mailkeys.attempts");
    private static final AttributeKey<Long> PAGE = AttributeKey.longKey("mailkeys.page");
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("mailkeys.provider");
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("mailkeys.request_id");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("mailkeys.wait.reason");
    private static final AttributeKey<Long> DELAY = AttributeKey.longKey("mailkeys.wait.ms");

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final Map<Long, Traced> underWay = new ConcurrentHashMap<>();

    private TracedCalls(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer(SCOPE);
        this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
    }

    /**
     * A listener that traces. The parent of a call's span is what is current on its thread when it begins.
     *
     * @param openTelemetry where spans go, and how traces are sent on
     * @return the listener, which any number of clients may share
     */
    public static CallListener with(OpenTelemetry openTelemetry) {
        return new TracedCalls(Objects.requireNonNull(openTelemetry, "openTelemetry must not be null"));
    }

    @Override
    public void happened(CallEvent event) {
        Objects.requireNonNull(event, "event must not be null");
        long id = event.call().id();
        if (event instanceof CallEvent.CallStarted started) {
            underWay.put(id, new Traced(startCall(started.call())));
        } else if (event instanceof CallEvent.CallEnded ended) {
            Optional.ofNullable(underWay.remove(id)).ifPresent(traced -> end(traced.call, ended));
        } else if (event instanceof CallEvent.AttemptStarted started) {
            Optional.ofNullable(underWay.get(id)).ifPresent(traced -> traced.attempt = startAttempt(started, traced));
        } else if (event instanceof CallEvent.AttemptEnded ended) {
            Optional.ofNullable(underWay.get(id)).map(traced -> traced.attempt).ifPresent(span -> end(span, ended));
        } else if (event instanceof CallEvent.Waiting waiting) {
            var why = Attributes.of(
                    REASON, words(waiting.reason()), DELAY, waiting.delay().toMillis());
            Optional.ofNullable(underWay.get(id)).ifPresent(traced -> traced.call.addEvent("mailkeys.wait", why));
        }
    }

    @Override
    public void addHeaders(CallEvent.AttemptStarted attempt, Headers headers) {
        Objects.requireNonNull(attempt, "attempt must not be null");
        Objects.requireNonNull(headers, "headers must not be null");
        Traced traced = underWay.get(attempt.call().id());
        if (traced != null && traced.attempt != null) {
            propagator.inject(Context.current().with(traced.attempt), headers, (carrier, name, value) -> {
                if (carrier != null) {
                    carrier.add(name, value);
                }
            });
        }
    }

    private Span startCall(Call call) {
        Span span = tracer.spanBuilder(call.operation())
                .setAttribute(PROVIDER, call.provider())
                .startSpan();
        call.page().ifPresent(page -> span.setAttribute(PAGE, (long) page));
        return span;
    }

    private Span startAttempt(CallEvent.AttemptStarted attempt, Traced parent) {
        Call call = attempt.call();
        var span = tracer.spanBuilder(call.method() + " " + call.path())
                .setParent(Context.current().with(parent.call))
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(HTTP_REQUEST_METHOD, call.method())
                .setAttribute(SERVER_ADDRESS, call.host())
                .setAttribute(SERVER_PORT, (long) call.port())
                .setAttribute(URL_TEMPLATE, call.path())
                .setAttribute(URL_FULL, call.baseUrl().toString().replaceFirst("/$", "") + call.path());
        if (attempt.attempt() > 1) {
            span.setAttribute(HTTP_REQUEST_RESEND_COUNT, attempt.attempt() - 1L);
        }
        return span.startSpan();
    }

    private static void end(Span span, CallEvent.AttemptEnded ended) {
        ended.status().ifPresent(status -> span.setAttribute(HTTP_RESPONSE_STATUS_CODE, (long) status));
        ended.requestId().ifPresent(id -> span.setAttribute(REQUEST_ID, id));
        if (ended.outcome() != AttemptOutcome.SUCCEEDED) {
            String refused = ended.outcome() == AttemptOutcome.REFUSED
                    ? String.valueOf(ended.status().orElse(0))
                    : words(ended.outcome());
            fail(span, ended.noAnswer().map(TracedCalls::words).orElse(refused));
        }
        span.end();
    }

    private static void end(Span span, CallEvent.CallEnded ended) {
        span.setAttribute(OUTCOME, words(ended.outcome()));
        span.setAttribute(MAY_HAVE_TAKEN_EFFECT, ended.mayHaveTakenEffect());
        span.setAttribute(ATTEMPTS, (long) ended.attempt());
        ended.requestId().ifPresent(id -> span.setAttribute(REQUEST_ID, id));
        if (ended.outcome() != CallOutcome.SUCCEEDED) {
            fail(span, words(ended.outcome()));
        }
        span.end();
    }

    private static void fail(Span span, String kind) {
        span.setAttribute(ERROR_TYPE, kind).setStatus(StatusCode.ERROR);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A call in progress; used only by its own thread. */
    private static final class Traced {

        private final Span call;
        private @Nullable Span attempt;

        Traced(Span call) {
            this.call = call;
        }
    }
}
