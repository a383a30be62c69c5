package dev.mailkeys.micrometer;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Backoff;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatorExtension;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class ObservedCallsTest {

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void measure() {
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    }

    private static EmailitKeys keys(EmailitSimulator emailit, ObservationRegistry registry) {
        var calls = CallSettings.builder()
                .listener(ObservedCalls.with(registry))
                .retries(RetryPolicy.builder().backoff(Backoff.none()).build());
        return EmailitKeys.using(
                Secret.of(emailit.managementToken()),
                ClientSettings.builder()
                        .baseUrl(emailit.baseUrl())
                        .calls(calls.build())
                        .build());
    }

    @Test
    void call_isObservedWithItsAttempt_andLeavesNothingOnTheThread(EmailitSimulator emailit) {
        keys(emailit, registry).list().toList();
        assertThat(registry)
                .doesNotHaveAnyRemainingCurrentObservation()
                .doesNotHaveAnyRemainingCurrentScope()
                .hasNumberOfObservationsEqualTo(2)
                .hasObservationWithNameEqualTo("mailkeys.call")
                .that()
                .hasBeenStarted()
                .hasBeenStopped()
                .doesNotHaveError()
                .hasContextualNameEqualTo("emailit.list")
                .hasLowCardinalityKeyValue("provider", "emailit")
                .hasLowCardinalityKeyValue("operation", "emailit.list")
                .hasLowCardinalityKeyValue("method", "GET")
                .hasLowCardinalityKeyValue("status", "200")
                .hasLowCardinalityKeyValue("outcome", "succeeded")
                .hasLowCardinalityKeyValue("in.doubt", "false")
                .hasHighCardinalityKeyValue("page", "1")
                .hasHighCardinalityKeyValue("attempt", "1");
        assertThat(registry)
                .hasObservationWithNameEqualTo("mailkeys.attempt")
                .that()
                .hasBeenStopped()
                .hasContextualNameEqualTo("GET /api-keys")
                .hasLowCardinalityKeyValue("outcome", "succeeded")
                .hasParentObservationContextMatching(parent -> parent.getName().equals("mailkeys.call"));
    }

    @Test
    void observationThatIsOpen_isTheParentOfTheCall(EmailitSimulator emailit) {
        Observation request = Observation.start("request", registry);
        request.scoped(() -> keys(emailit, registry).list().toList());
        assertThat(registry)
                .hasObservationWithNameEqualTo("mailkeys.call")
                .that()
                .hasParentObservationEqualTo(request);
    }

    @Test
    void callThatFails_isAnError_andInDoubtOnlyWhereNobodyKnows(EmailitSimulator emailit) {
        emailit.next("create", Fault.cut());
        EmailitKeys keys = keys(emailit, registry);
        assertThatThrownBy(() -> keys.create(NewKey.sending("ci"))).isInstanceOf(NoResponseException.class);
        assertThat(registry)
                .hasObservationWithNameEqualTo("mailkeys.call")
                .that()
                .hasError()
                .hasLowCardinalityKeyValue("status", "none")
                .hasLowCardinalityKeyValue("outcome", "cut")
                .hasLowCardinalityKeyValue("in.doubt", "true");
        assertThat(registry)
                .hasObservationWithNameEqualTo("mailkeys.attempt")
                .that()
                .hasError()
                .hasLowCardinalityKeyValue("outcome", "no_answer");
    }

    @Test
    void callThatIsRefusedBeforeSending_isObservedWithoutAnAttempt(EmailitSimulator emailit) {
        EmailitKeys keys = keys(emailit, registry);
        assertThatThrownBy(() -> keys.get("")).isInstanceOf(InvalidRequestException.class);
        assertThat(registry)
                .hasNumberOfObservationsEqualTo(1)
                .hasAnObservationWithAKeyValue("outcome", "invalid_request");
    }

    @Test
    void timersAndCounters_haveTheTagsThatAreDocumentedAndNoOthers(EmailitSimulator emailit) {
        emailit.next("list", Fault.status(503));
        keys(emailit, registry).list().toList();
        var call = meters.get("mailkeys.call").tag("operation", "emailit.list").timer();
        assertThat(call.count()).isEqualTo(1);
        assertThat(call.totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(meters.get("mailkeys.attempt")
                        .tag("outcome", "refused")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("mailkeys.attempt")
                        .tag("outcome", "succeeded")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("mailkeys.call.wait.backoff").counter().count()).isEqualTo(1);
        for (Meter meter : meters.getMeters()) {
            assertThat(meter.getId().getTags())
                    .extracting(Tag::getKey)
                    .filteredOn(key -> !key.equals("error"))
                    .isSubsetOf("provider", "operation", "method", "status", "outcome", "in.doubt");
        }
        assertThat(call.getId().getTags())
                .extracting(Tag::getKey)
                .containsExactlyInAnyOrder("provider", "operation", "method", "status", "outcome", "in.doubt", "error");
    }

    @Test
    void observation_holdsNoTokenAndNoIdOfAKey(EmailitSimulator emailit) {
        var key = emailit.seedKey("a-key-by-name");
        EmailitKeys keys = keys(emailit, registry);
        keys.get(key.id());
        keys.create(NewKey.sending("another-by-name"));
        assertThat(registry).hasHandledContextsThatSatisfy(contexts -> {
            String all = contexts.toString();
            assertThat(all)
                    .contains("/api-keys/{id}")
                    .doesNotContain(emailit.managementToken())
                    .doesNotContain("by-name")
                    .doesNotContain(key.id());
        });
    }

    @Test
    void handlerThatPropagates_sendsItsHeadersWithTheAttempt(EmailitSimulator emailit) {
        ObservationRegistry propagating = ObservationRegistry.create();
        propagating.observationConfig().observationHandler(new Propagating());
        emailit.next("list", Fault.status(503));
        keys(emailit, propagating).list().toList();
        assertThat(emailit.received("list"))
                .extracting(call -> call.header("traceparent").orElse(""))
                .containsExactly("00-1", "00-2");
    }

    @Test
    void registryWithoutHandlers_isToldNothing(EmailitSimulator emailit) {
        ObservationRegistry empty = ObservationRegistry.create();
        keys(emailit, empty).list().toList();
        assertThat(emailit.received("list")).hasSize(1);
    }

    /** Does what a tracer does: puts a header on the carrier when an observation of a request begins. */
    private static final class Propagating implements ObservationHandler<SenderContext<Object>> {

        private int started;

        @Override
        public void onStart(SenderContext<Object> context) {
            started++;
            context.getSetter().set(context.getCarrier(), "traceparent", "00-" + started);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof SenderContext<?>;
        }
    }
}
