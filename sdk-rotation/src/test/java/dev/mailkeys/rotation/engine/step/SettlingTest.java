package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call without an answer may still come: nothing goes on, and nothing ends, before that is over. */
class SettlingTest {

    private static final Duration SETTLE = Duration.ofSeconds(90);

    private World world;
    private WorkFixture fixture;
    private Instant begun;

    @BeforeEach
    void world() {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::raw)));
        begun = world.timing().now();
    }

    private void planned(Course course, RotationOptions.Builder options) {
        var settling = options.settleTime(SETTLE).build();
        fixture = new WorkFixture(world, Strategy.OVERLAP, settling, plan -> plan.on(course));
    }

    private void planned(Course course) {
        planned(course, world.options().longestWait(SETTLE));
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private Duration passed() {
        return Duration.between(begun, world.timing().now());
    }

    private void isBegun(RecordType type) {
        assertThat(fixture.last()).isEqualTo(type);
        Wait wait = fixture.work().progress().last().as(Wait.class).orElseThrow();
        assertThat(wait.until()).isEqualTo(begun.plus(SETTLE));
    }

    @Test
    void beforeGoingOn_theWholeTimeIsWaitedFor() {
        planned(Course.OVERLAP);
        Settling.startDraining(fixture.work());
        isBegun(RecordType.DRAINING);
        Settling.drain(fixture.work());
        assertThat(passed()).isEqualTo(SETTLE);
        assertThat(fixture.last()).isEqualTo(RecordType.DRAINED);
    }

    @Test
    void beforeTheEnd_theWholeTimeIsWaitedFor() {
        planned(Course.OVERLAP);
        Settling.begin(fixture.work());
        isBegun(RecordType.SETTLING);
        Settling.settle(fixture.work());
        assertThat(passed()).isEqualTo(SETTLE);
        assertThat(fixture.last()).isEqualTo(RecordType.SETTLED);
    }

    @Test
    void whereTheClockIsTurnedBack_theWaitBeginsAnew() {
        planned(Course.OVERLAP);
        Settling.startDraining(fixture.work());
        world.timing().jump(Duration.ofDays(-30));
        begun = world.timing().now();
        Settling.drain(fixture.work());
        assertThat(passed()).isEqualTo(SETTLE);
        assertThat(fixture.last()).isEqualTo(RecordType.DRAINED);
    }

    @Test
    void whereARunDoesNotWaitThatLong_aLaterOneDoes() {
        planned(Course.OVERLAP, world.options().longestWait(SETTLE.minusSeconds(1)));
        Settling.startDraining(fixture.work());
        Halt halt = catchThrowableOfType(Halt.class, () -> Settling.drain(fixture.work()));
        assertThat(halt.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(halt).hasMessageContaining("a call whose answer was lost");
        assertThat(passed()).isZero();
        isBegun(RecordType.DRAINING);
    }

    /** A rotate that may come late ends the token that the sinks hold: meanwhile that is watched. */
    @Test
    void afterARotateWithoutAnAnswer_theTokenIsWatched_andGivenUpOnceItIsRefused() {
        planned(Course.ROTATE);
        fixture.says(RecordType.ROTATE_INTENT, 1, AboutKey.of(world.key()));
        fixture.work().memory().hold(1, Secret.of("secret_ended_000000000000000"));
        Settling.begin(fixture.work());
        Settling.settle(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
        assertThat(passed()).isLessThan(SETTLE);
    }
}
