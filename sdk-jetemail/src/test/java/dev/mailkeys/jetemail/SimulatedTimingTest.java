package dev.mailkeys.jetemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatorExtension;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client on the clock of its test waits as long as it must, and takes no time over it. */
@ExtendWith(SimulatorExtension.class)
class SimulatedTimingTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final SimulatedClock clock = SimulatedClock.fixedAt(NOON);

    private JetEmailKeys keys(JetEmailSimulator jetemail) {
        ClientSettings settings =
                ClientSettings.builder().baseUrl(jetemail.baseUrl()).build();
        return JetEmailKeys.using(Secret.of(jetemail.managementToken()), settings, SimulatedTiming.of(clock));
    }

    @Test
    void waitThatTheProviderAsksFor_passesOnTheClockAlone(JetEmailSimulator jetemail) {
        jetemail.next("list", Fault.status(429).withRetryAfter("2"));
        jetemail.next("list", Fault.status(429).withRetryAfter("Wed, 25 Nov 2026 12:00:31 GMT"));
        assertThat(keys(jetemail).list()).isEmpty();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(31));
        assertThat(jetemail.received("list")).hasSize(3);
    }

    @Test
    void deadline_endsOnTheClockToo(JetEmailSimulator jetemail) {
        jetemail.on("list", Fault.status(503).withRetryAfter("25"));
        var keys = keys(jetemail);
        catchThrowableOfType(MailkeysException.class, keys::list);
        assertThat(jetemail.received("list")).hasSize(3);
        assertThat(Duration.between(NOON, clock.instant())).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void waitOfAnInterruptedThread_endsAtOnce(JetEmailSimulator jetemail) {
        jetemail.on("list", Fault.status(429).withRetryAfter("2"));
        CallListener interrupting = event -> {
            if (event instanceof CallEvent.Waiting) {
                Thread.currentThread().interrupt();
            }
        };
        var keys = keys(jetemail)
                .with(CallSettings.builder().listener(interrupting).build());
        var interrupted = catchThrowableOfType(NoResponseException.class, keys::list);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.reason()).isEqualTo(NoResponseException.Reason.INTERRUPTED);
        assertThat(clock.instant()).isEqualTo(NOON);
    }
}
