package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.event.WaitReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofNanos(1);

    private static final BiConsumer<WaitReason, Duration> UNHEARD = (reason, wait) -> {};

    private final ManualTiming timing = new ManualTiming();

    private Admission bound(int most) {
        return new Admission(most, new Pace(timing, List.of(), Optional.empty()));
    }

    @Test
    void place_isTakenAndGivenBack() throws InterruptedException {
        Admission admission = bound(1);
        assertThat(admission.enter(AN_HOUR, UNHEARD)).isEmpty();
        assertThat(admission.enter(SOON, UNHEARD)).contains("this client sends at most 1 at once");
        admission.leave();
        assertThat(admission.enter(AN_HOUR, UNHEARD)).isEmpty();
    }

    @Test
    void boundOfZero_isNone() throws InterruptedException {
        Admission admission = bound(0);
        for (int i = 0; i < 1000; i++) {
            assertThat(admission.enter(AN_HOUR, UNHEARD)).isEmpty();
        }
        admission.leave();
    }

    @Test
    void refusalByThePace_givesThePlaceBack() throws InterruptedException {
        var admission = new Admission(1, new Pace(timing, List.of(RateLimit.perMinute(1)), Optional.empty()));
        assertThat(admission.enter(AN_HOUR, UNHEARD)).isEmpty();
        admission.leave();
        assertThat(admission.enter(Duration.ofSeconds(60), UNHEARD))
                .contains("this client sends at most 1 call in 1 minute");
        assertThat(admission.enter(AN_HOUR, UNHEARD)).isEmpty();
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void interruptionDuringThePace_givesThePlaceBack() throws InterruptedException {
        var admission =
                new Admission(1, new Pace(new InterruptedTiming(), List.of(RateLimit.perMinute(1)), Optional.empty()));
        assertThat(admission.enter(AN_HOUR, UNHEARD)).isEmpty();
        admission.leave();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> admission.enter(AN_HOUR, UNHEARD)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void interruptedThread_isNotLetIn() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> bound(0).enter(AN_HOUR, UNHEARD)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    /** A timing in which every sleep is interrupted. */
    private static final class InterruptedTiming implements Timing {

        @Override
        public java.time.Instant now() {
            return ManualTiming.START;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void sleep(Duration delay) throws InterruptedException {
            throw new InterruptedException();
        }

        @Override
        public double random() {
            return 0;
        }
    }
}
