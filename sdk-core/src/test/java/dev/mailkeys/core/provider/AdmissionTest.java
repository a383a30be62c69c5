package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {

    private final ManualTiming timing = new ManualTiming();
    private final Deadline anHour = new Deadline(timing, Duration.ofHours(1));

    private Admission bound(int most) {
        return new Admission(most, new Pace(timing, 0));
    }

    private Deadline soon() {
        return new Deadline(timing, Duration.ofNanos(1));
    }

    @Test
    void place_isTakenAndGivenBack() throws InterruptedException {
        Admission admission = bound(1);
        assertThat(admission.enter(anHour)).isTrue();
        assertThat(admission.enter(soon())).isFalse();
        admission.leave();
        assertThat(admission.enter(anHour)).isTrue();
    }

    @Test
    void boundOfZero_isNone() throws InterruptedException {
        Admission admission = bound(0);
        for (int i = 0; i < 1000; i++) {
            assertThat(admission.enter(anHour)).isTrue();
        }
        admission.leave();
    }

    @Test
    void deadlineThatIsOver_isRefused() throws InterruptedException {
        assertThat(bound(1).enter(new Deadline(timing, Duration.ZERO))).isFalse();
        assertThat(bound(0).enter(new Deadline(timing, Duration.ZERO))).isFalse();
        assertThat(bound(0).enter(soon())).isTrue();
    }

    @Test
    void refusalByThePace_givesThePlaceBack() throws InterruptedException {
        var admission = new Admission(1, new Pace(timing, 1));
        assertThat(admission.enter(anHour)).isTrue();
        admission.leave();
        assertThat(admission.enter(new Deadline(timing, Duration.ofSeconds(61))))
                .isFalse();
        assertThat(admission.enter(anHour)).isTrue();
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void interruptionDuringThePace_givesThePlaceBack() throws InterruptedException {
        var admission = new Admission(1, new Pace(new InterruptedTiming(), 1));
        assertThat(admission.enter(anHour)).isTrue();
        admission.leave();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> admission.enter(anHour)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void interruptedThread_isNotLetIn() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> bound(0).enter(anHour)).isInstanceOf(InterruptedException.class);
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
