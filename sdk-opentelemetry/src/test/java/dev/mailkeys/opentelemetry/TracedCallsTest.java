package dev.mailkeys.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Backoff;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatorExtension;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class TracedCallsTest {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @AutoClose
    private final OpenTelemetrySdk openTelemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();

    private EmailitKeys keys(EmailitSimulator emailit) {
        var calls = CallSettings.builder()
                .listener(TracedCalls.with(openTelemetry))
                .retries(RetryPolicy.builder().backoff(Backoff.none()).build());
        return EmailitKeys.using(
                Secret.of(emailit.managementToken()),
                ClientSettings.builder()
                        .baseUrl(emailit.baseUrl())
                        .calls(calls.build())
                        .build());
    }

    private List<SpanData> spans(SpanKind kind) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getKind() == kind)
                .toList();
    }

    private static Object attribute(SpanData span, String name) {
        return span.getAttributes().asMap().entrySet().stream()
                .filter(entry -> entry.getKey().getKey().equals(name))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse("none");
    }

    @Test
    void attempt_isAClientSpanByTheConventionsForHttp(EmailitSimulator emailit) {
        keys(emailit).list().toList();
        SpanData attempt = spans(SpanKind.CLIENT).get(0);
        assertThat(attempt.getName()).isEqualTo("GET /api-keys");
        assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attribute(attempt, "http.request.method")).isEqualTo("GET");
        assertThat(attribute(attempt, "http.response.status_code")).isEqualTo(200L);
        assertThat(attribute(attempt, "server.address"))
                .isEqualTo(emailit.baseUrl().getHost());
        assertThat(attribute(attempt, "server.port"))
                .isEqualTo((long) emailit.baseUrl().getPort());
        assertThat(attribute(attempt, "url.template")).isEqualTo("/api-keys");
        assertThat(attribute(attempt, "url.full")).isEqualTo(emailit.baseUrl() + "/api-keys");
        assertThat(attribute(attempt, "error.type")).isEqualTo("none");
        assertThat(attribute(attempt, "http.request.resend_count")).isEqualTo("none");
    }

    @Test
    void traceparent_isSentWithEachAttempt_andNamesItsSpan(EmailitSimulator emailit) {
        emailit.next("list", Fault.status(503));
        keys(emailit).list().toList();
        List<SpanData> attempts = spans(SpanKind.CLIENT);
        assertThat(attempts).hasSize(2);
        assertThat(emailit.received("list"))
                .extracting(call -> call.header("traceparent").orElse(""))
                .containsExactlyElementsOf(attempts.stream()
                        .map(span -> "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                                + span.getSpanContext().getTraceFlags().asHex())
                        .toList());
        assertThat(attribute(attempts.get(0), "error.type")).isEqualTo("503");
        assertThat(attribute(attempts.get(1), "http.request.resend_count")).isEqualTo(1L);
        SpanData call = spans(SpanKind.INTERNAL).get(0);
        assertThat(attempts)
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(call.getSpanId()));
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attribute(call, "mailkeys.attempts")).isEqualTo(2L);
        assertThat(call.getEvents())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getAttributes().get(AttributeKey.stringKey("mailkeys.wait.reason")))
                                .isEqualTo("backoff"));
    }

    @Test
    void spanThatIsCurrent_isTheParentOfTheCall_andStaysCurrent(EmailitSimulator emailit) {
        Span request = openTelemetry.getTracer("test").spanBuilder("request").startSpan();
        try (Scope scope = request.makeCurrent()) {
            keys(emailit).list().toList();
            assertThat(Span.current()).isSameAs(request);
        }
        SpanData call = spans(SpanKind.INTERNAL).get(0);
        assertThat(call.getName()).isEqualTo("emailit.list");
        assertThat(call.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(attribute(call, "mailkeys.page")).isEqualTo(1L);
    }

    @Test
    void createWhoseAnswerIsLost_isAnErrorThatMayHaveTakenEffect(EmailitSimulator emailit) {
        emailit.next("create", Fault.cut());
        EmailitKeys keys = keys(emailit);
        assertThatThrownBy(() -> keys.create(NewKey.sending("ci"))).isInstanceOf(NoResponseException.class);
        SpanData call = spans(SpanKind.INTERNAL).get(0);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attribute(call, "error.type")).isEqualTo("cut");
        assertThat(attribute(call, "mailkeys.may_have_taken_effect")).isEqualTo(true);
        SpanData attempt = spans(SpanKind.CLIENT).get(0);
        assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attribute(attempt, "error.type")).isEqualTo("cut");
        assertThat(attribute(attempt, "http.response.status_code")).isEqualTo("none");
    }

    @Test
    void successThatCannotBeUsed_isAnError(EmailitSimulator emailit) {
        emailit.next("create", Fault.garbageBody());
        EmailitKeys keys = keys(emailit);
        assertThatThrownBy(() -> keys.create(NewKey.sending("ci")));
        assertThat(attribute(spans(SpanKind.CLIENT).get(0), "error.type")).isEqualTo("unusable");
        assertThat(attribute(spans(SpanKind.INTERNAL).get(0), "mailkeys.outcome"))
                .isEqualTo("unusable");
    }

    @Test
    void spans_holdNoTokenAndNoIdOfAKey(EmailitSimulator emailit) {
        var key = emailit.seedKey("a-key-by-name");
        EmailitKeys keys = keys(emailit);
        keys.get(key.id());
        keys.create(NewKey.sending("another-by-name"));
        assertThat(exporter.getFinishedSpanItems().toString())
                .contains("/api-keys/{id}")
                .doesNotContain(emailit.managementToken())
                .doesNotContain("by-name")
                .doesNotContain(key.id());
    }
}
