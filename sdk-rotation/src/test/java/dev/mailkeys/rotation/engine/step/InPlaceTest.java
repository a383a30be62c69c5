package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a key gets a new token in its place, and what becomes of a call whose answer was lost. */
class InPlaceTest {

    private static final Secret ANOTHER = Secret.of("secret_another_0000000000000");

    private static final String BEFORE = "r0000000000";

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    private void planned(String provider, Strategy strategy, Function<String, MemorySink> kind) {
        world = new World(Scenario.of(provider, strategy, "two", List.of(kind, kind)));
        RotationOptions.Builder options = world.options();
        if (strategy == Strategy.ALTERNATE) {
            options.alternateKey("newsletter b").keyInUse(World.NAME);
        }
        fixture = new WorkFixture(world, strategy, options.build(), UnaryOperator.identity());
        sink = world.sinks().get(0);
    }

    private void planned(String provider) {
        planned(provider, Strategy.IN_PLACE, MemorySink::readable);
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private void assertHalts(Runnable step, String words) {
        assertThatThrownBy(step::run).isInstanceOf(Halt.class).hasMessageContaining(words);
    }

    private Optional<Secret> inHand(int attempt) {
        return fixture.work().memory().token(attempt);
    }

    private KeyMark mark(ManagedKey key, String rotation, int attempt) {
        return new KeyMark(world.provider(), key.id(), key.name(), rotation, attempt, world.settings());
    }

    private void rotate() {
        InPlace.rotate(fixture.work());
    }

    private void recover() {
        InPlace.recover(fixture.work());
    }

    /** A call of an attempt was sent, and took effect; its answer is gone. */
    private NewToken lostRotate() {
        fixture.says(RecordType.ROTATE_INTENT, 1, AboutKey.withId(world.original()));
        return world.adapter().rotate(world.key());
    }

    @Test
    void theAnswer_isHeld_andTheTokenThatItReplacesIsKnown() {
        planned("jetemail");
        Secret old = sink.token();
        rotate();
        assertThat(fixture.last()).isEqualTo(RecordType.ROTATED);
        assertThat(inHand(1)).isPresent();
        assertThat(fixture.work().memory().isSafeFrom(List.of(1), ANOTHER)).isTrue();
        assertThat(fixture.work().memory().isSafeFrom(List.of(1), old)).isFalse();
    }

    @Test
    void aSinkThatTakesNothing_isToldOf_beforeItsTokenEnds() {
        planned("emailit");
        sink.refuseEverything("sink 0: no room.");
        assertHalts(this::rotate, "no room");
        assertThat(fixture.last()).isEqualTo(RecordType.PLANNED);
    }

    @Test
    void aKeyThatIsGone_isNotRotated_butAfterACallASuccessorTakesItsPlace() {
        planned("emailit");
        world.adapter().delete(world.key());
        assertHalts(this::rotate, "The key can't be rotated: the key is gone. Nothing was changed.");
        fixture.says(RecordType.ROTATE_INTENT, 1, AboutKey.withId(world.original()));
        rotate();
        assertThat(fixture.work().progress().course()).isEqualTo(Course.OVERLAP);
        assertThat(fixture.warnings()).contains("A new key takes the place of this one: the key is gone.");
    }

    @Test
    void aTokenThatTheListHides_isNotRotated() {
        planned("jetemail");
        world.hideTokens();
        assertHalts(this::rotate, "The key can't be rotated: the list hides its token.");
    }

    @Test
    void anIdleKeyThatIsGone_leavesTheSinksAsTheyAre() {
        planned("emailit", Strategy.ALTERNATE, MemorySink::readable);
        world.adapter().delete(world.adapter().list("newsletter b").get(0));
        fixture.says(RecordType.ROTATE_INTENT, 1);
        assertHalts(this::rotate, "The sinks still hold the other key.");
    }

    /** It is deleted between the look and the call. */
    @Test
    void aKeyThatIsGoneAtTheCall_isLookedAtAgain() {
        planned("emailit");
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public NewToken rotate(ManagedKey key) {
                super.delete(key);
                return super.rotate(key);
            }
        });
        rotate();
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
        assertThat(fixture.warnings()).anyMatch(words -> words.startsWith("The token changed between looking"));
    }

    @Test
    void aTokenThatIsInHand_orInASink_isNotMadeAnew() {
        planned("emailit");
        NewToken made = lostRotate();
        sink.hold(made.token());
        sink.mark(mark(world.key(), WorkFixture.ROTATION, 1));
        recover();
        assertThat(inHand(1)).contains(made.token());
        fixture.work().memory().hold(1, ANOTHER);
        recover();
        assertThat(inHand(1)).contains(ANOTHER);
        assertThat(fixture.last()).isEqualTo(RecordType.ROTATE_INTENT);
    }

    @Test
    void aTokenThatWasDeliveredEverywhere_isReadFromASinkWithoutMarks() {
        planned("emailit", Strategy.IN_PLACE, MemorySink::raw);
        NewToken made = lostRotate();
        fixture.says(RecordType.DELIVERED, 1, new Put(sink.name(), ""));
        fixture.says(RecordType.DELIVERED_EVERYWHERE, 1);
        assertThat(InPlace.hold(fixture.work())).isTrue();
        assertThat(inHand(1)).contains(world.sinks().get(1).token());
        assertThat(made.token()).isNotEqualTo(world.sinks().get(1).token());
    }

    /** In an outage the next call is sent at once; while another key works, the lost one is waited out. */
    @Test
    void aLostAnswer_isFollowedByAnotherCall() {
        planned("emailit");
        lostRotate();
        recover();
        assertThat(fixture.last()).isEqualTo(RecordType.ROTATED);
        assertThat(fixture.work().progress().attempt()).isEqualTo(2);
    }

    @Test
    void aLostAnswer_isWaitedOut_whileTheSinksHoldAnotherKey() {
        planned("emailit", Strategy.ALTERNATE, MemorySink::readable);
        fixture.says(RecordType.ROTATE_INTENT, 1);
        recover();
        assertThat(fixture.last()).isEqualTo(RecordType.DRAINING);
        fixture.says(RecordType.DRAINED, 0);
        recover();
        assertThat(fixture.last()).isEqualTo(RecordType.ROTATED);
    }

    @Test
    void anAnswerThatWasSeen_isReadFromTheList() {
        planned("jetemail");
        NewToken made = lostRotate();
        fixture.says(RecordType.ROTATED, 1, AboutKey.withId(world.original()));
        recover();
        assertThat(inHand(1)).contains(made.token());
        assertThat(fixture.work().progress().count(RecordType.ROTATED)).isOne();
    }

    @Test
    void aLostAnswer_isReadFromTheList_onceItsCallIsOver() {
        planned("jetemail");
        NewToken made = lostRotate();
        world.clock().advance(Duration.ofHours(1));
        recover();
        assertThat(inHand(1)).contains(made.token());
        assertThat(fixture.last()).isEqualTo(RecordType.ROTATED);
        assertThat(fixture.work().progress().attempt()).isOne();
    }

    @Test
    void aLostAnswer_isFollowedByAnotherCall_whileItMayStillCome() {
        planned("jetemail");
        NewToken made = lostRotate();
        recover();
        assertThat(fixture.work().progress().attempt()).isEqualTo(2);
        assertThat(inHand(2)).isPresent().isNotEqualTo(Optional.of(made.token()));
    }

    /** The sinks hold different keys: the token that works, of the key that was found in one of them, is for all. */
    @Test
    void sinksThatHoldDifferentKeys_getTheOneThatWasFound() {
        partial();
        InPlace.level(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.ROTATED);
        assertThat(inHand(1)).contains(world.sinks().get(1).token());
    }

    @Test
    void sinksThatHoldDifferentKeys_areTakenUpAgain() {
        partial();
        recover();
        assertThat(fixture.last()).isEqualTo(RecordType.ROTATED);
        assertHalts(this::rotate, "Both keys are in use, and one of them does not work.");
    }

    @Test
    void sinksThatHoldDifferentKeys_ofWhichNoneWorks_areAPersonsToMend() {
        partial();
        world.sinks().get(1).hold(ANOTHER);
        world.sinks().get(1).mark(mark(world.key(), BEFORE, 1));
        assertHalts(
                () -> InPlace.level(fixture.work()), "The sinks hold different keys, and none that works can be read.");
        world.sinks().get(1).hold(Secret.of(token("newsletter b")));
        assertHalts(() -> InPlace.level(fixture.work()), "none that works can be read");
    }

    private String token(String name) {
        return world.simulator().keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow()
                .token();
    }

    private void partial() {
        planned("emailit", Strategy.ALTERNATE, MemorySink::readable);
        ManagedKey other = world.adapter().list("newsletter b").get(0);
        sink.hold(Secret.of(token("newsletter b")));
        sink.mark(mark(other, BEFORE, 1));
        world.sinks().get(1).hold(Secret.of(token(World.NAME)));
        world.sinks().get(1).mark(mark(world.key(), BEFORE, 1));
        var found = fixture.work().progress().planned().about(world.original(), World.NAME);
        fixture.says(RecordType.FOUND_PARTIAL, 0, found.on(Course.ROTATE));
    }
}
