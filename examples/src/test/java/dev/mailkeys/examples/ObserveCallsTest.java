package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatorExtension;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class ObserveCallsTest {

    private static Secret credential(EmailitSimulator emailit) {
        return Secret.of(emailit.managementToken());
    }

    private static ClientSettings settings(EmailitSimulator emailit) {
        return ClientSettings.builder().baseUrl(emailit.baseUrl()).build();
    }

    @Test
    void observedCall_isTimed(EmailitSimulator emailit) {
        var meters = new SimpleMeterRegistry();
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        ObserveCalls.observed(credential(emailit), settings(emailit), registry)
                .list()
                .toList();
        assertThat(meters.get("mailkeys.call")
                        .tag("operation", "emailit.list")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void tracedCall_hasASpanForItselfAndOneForItsAttempt(EmailitSimulator emailit) {
        var exporter = InMemorySpanExporter.create();
        try (var openTelemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build()) {
            ObserveCalls.traced(credential(emailit), settings(emailit), openTelemetry)
                    .list()
                    .toList();
            assertThat(exporter.getFinishedSpanItems()).hasSize(2);
        }
    }

    @Test
    void createWhoseAnswerIsLost_isToldToAPerson_andNothingElseIs(EmailitSimulator emailit) {
        List<String> pages = new ArrayList<>();
        EmailitKeys keys = ObserveCalls.alarmed(
                ObserveCalls.logged(EmailitKeys.using(credential(emailit), settings(emailit))), pages::add);
        keys.create(NewKey.sending("first"));
        assertThatThrownBy(() -> keys.get("nothing-of-that-id"));
        emailit.next("create", Fault.cut());
        assertThatThrownBy(() -> keys.create(NewKey.sending("second"))).isInstanceOf(NoResponseException.class);
        assertThat(pages).containsExactly("emailit.create may have taken effect: look at the keys.");
    }
}
