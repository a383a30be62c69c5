package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rotate without an answer may come after the one that followed it, and end its token: until then that is watched. */
class LateRotateTest {

    private static final Duration SETTLE = Duration.ofSeconds(95);

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;
    private NewToken made;
    private Instant begun;

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private void planned(String provider, Strategy strategy, Duration longestWait) {
        world = new World(Scenario.of(provider, strategy, "one", List.of(MemorySink::readable)));
        RotationOptions.Builder options =
                world.options().settleTime(SETTLE).longestWait(longestWait).alternateKey("newsletter b");
        fixture = new WorkFixture(world, strategy, options.keyInUse(World.NAME).build(), UnaryOperator.identity());
        sink = world.sinks().get(0);
    }

    /** The first call had no answer, and the token of the second is in the sink. */
    private void rotatedTwice(Duration longestWait) {
        planned("emailit", Strategy.IN_PLACE, longestWait);
        fixture.says(RecordType.ROTATE_INTENT, 1).says(RecordType.ROTATE_INTENT, 2);
        made = world.adapter().rotate(world.key());
        var key = AboutKey.withId(world.original());
        fixture.says(RecordType.ROTATED, 2, key).says(RecordType.VERIFIED, 2, key);
        sink.hold(made.token());
        sink.mark(new KeyMark("emailit", world.original(), World.NAME, WorkFixture.ROTATION, 2, world.settings()));
        begun = world.timing().now();
        Settling.begin(fixture.work());
    }

    private void rotatedTwice() {
        rotatedTwice(SETTLE);
    }

    private Duration passed() {
        return Duration.between(begun, world.timing().now());
    }

    /** The provider answers so to the first tokens that it is shown, and then as it is. */
    private void answers(Probe... answers) {
        Queue<Probe> queue = new ArrayDeque<>(List.of(answers));
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Probe probe(Secret token) {
                return queue.isEmpty() ? super.probe(token) : queue.remove();
            }
        });
    }

    @Test
    void aTokenThatLives_isWatchedUntilNoCallCanComeAnyMore() {
        rotatedTwice();
        Settling.settle(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.SETTLED);
        assertThat(passed()).isEqualTo(SETTLE);
    }

    /** This run was started anew: the token is the sink's. */
    @Test
    void aTokenThatALateCallEnds_isGivenUpSoon() {
        rotatedTwice();
        answers(Probe.ACCEPTED, Probe.ACCEPTED);
        world.adapter().rotate(world.key());
        Settling.settle(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
        assertThat(passed()).isEqualTo(Duration.ofSeconds(31));
        assertThat(fixture.warnings()).containsExactly("Attempt 2 is given up: a late call has ended its token.");
    }

    @Test
    void oneRefusal_orNoAnswer_isNotTheEndOfAToken() {
        rotatedTwice();
        answers(Probe.REFUSED, Probe.ACCEPTED, Probe.UNKNOWN, Probe.REFUSED, Probe.UNKNOWN);
        Settling.settle(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.SETTLED);
        assertThat(passed()).isEqualTo(SETTLE);
    }

    @Test
    void whereARunDoesNotWaitThatLong_aLaterOneWatches() {
        rotatedTwice(SETTLE.minusSeconds(1));
        Halt halt = catchThrowableOfType(Halt.class, () -> Settling.settle(fixture.work()));
        assertThat(halt.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(halt.next().after()).contains(begun.plus(SETTLE));
        assertThat(passed()).isZero();
    }

    @Test
    void theLastLook_tellsWhetherItIsTheKeysLastToken() {
        rotatedTwice();
        fixture.work().memory().hold(2, made.token());
        LateRotate.lookAgain(fixture.work());
        assertThat(fixture.work().progress().last())
                .returns(RecordType.VERIFIED, last -> last.type())
                .returns(AboutKey.withId(world.original()), last -> last.detail());
        world.adapter().rotate(world.key());
        LateRotate.lookAgain(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
    }

    @Test
    void nothingIsWatched_whereEveryCallWasAnswered() {
        planned("emailit", Strategy.IN_PLACE, SETTLE);
        fixture.says(RecordType.ROTATE_INTENT, 1).says(RecordType.ROTATED, 1);
        assertThat(LateRotate.isPossible(fixture.work())).isFalse();
    }

    /** A call that names the token that it replaces fails once there is another. */
    @Test
    void nothingIsWatched_whereALateCallFails() {
        planned("jetemail", Strategy.IN_PLACE, SETTLE);
        fixture.says(RecordType.ROTATE_INTENT, 1);
        assertThat(LateRotate.isPossible(fixture.work())).isFalse();
    }

    @Test
    void nothingIsWatched_whileTheSinksHoldAnotherKey() {
        planned("emailit", Strategy.ALTERNATE, SETTLE);
        fixture.says(RecordType.ROTATE_INTENT, 1);
        assertThat(LateRotate.isPossible(fixture.work())).isFalse();
    }
}
