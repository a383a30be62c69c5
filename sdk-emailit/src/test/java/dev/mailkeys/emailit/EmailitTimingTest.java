package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The example on the page of the package: time that passes without waiting. */
class EmailitTimingTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void waitThatTheProviderAsksFor_takesNoTime() {
        try (var emailit = EmailitSimulator.start(SimulatedClock.fixedAt(NOON))) {
            var credential = Secret.of(emailit.managementToken());
            var settings = ClientSettings.builder().baseUrl(emailit.baseUrl()).build();

            var timing = SimulatedTiming.of(emailit.clock());
            var keys = EmailitKeys.using(credential, settings, timing);
            emailit.next("list", Fault.status(429).withRetryAfter("2"));
            keys.list().toList();
            assertThat(emailit.clock().instant()).isEqualTo(NOON.plusSeconds(2));
        }
    }
}
