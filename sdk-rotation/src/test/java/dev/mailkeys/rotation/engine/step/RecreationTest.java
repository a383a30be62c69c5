package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key is deleted and made again under its name: its settings are kept, and no call that comes late ends the new one. */
class RecreationTest {

    private static final int MOST = 15;
    private static final String EARLIER = "newsletter--r0000000000-a0";

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    private void planned(Strategy strategy) {
        world = new World(Scenario.of("elasticemail", strategy, "one", List.of(MemorySink::readable)));
        RotationOptions.Builder options = world.options();
        if (strategy == Strategy.ALTERNATE) {
            options.alternateKey("newsletter b").keyInUse(World.NAME);
        }
        fixture = new WorkFixture(world, strategy, options.build(), UnaryOperator.identity());
        sink = world.sinks().get(0);
    }

    private void planned() {
        planned(Strategy.IN_PLACE);
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private void leaveRoomFor(int keys) {
        IntStream.range(world.simulator().keys().size(), MOST - keys)
                .forEach(i -> world.simulator().seedKey("other " + i));
    }

    private boolean isRemembered() {
        Recreation.snapshot(fixture.work());
        boolean there = fixture.last() == RecordType.SNAPSHOT_TAKEN;
        assertThat(fixture.last()).isEqualTo(there ? RecordType.SNAPSHOT_TAKEN : RecordType.WITHOUT_SNAPSHOT);
        assertThat(fixture.warnings()).hasSize(there ? 0 : 1);
        return there;
    }

    @Test
    void theSettingsAreKept_inAKeyThatNobodyUses() {
        planned();
        assertThat(isRemembered()).isTrue();
        assertThat(world.adapter().find(fixture.name(0)).orElseThrow().settings())
                .isEqualTo(world.settings());
    }

    /** Another run, or a rotation whose journal is lost, has kept them. */
    @Test
    void settingsThatAreKeptAlready_areNotKeptTwice() {
        planned();
        world.adapter().create(EARLIER, world.settings());
        assertThat(isRemembered()).isTrue();
        assertThat(fixture.names()).containsExactly(World.NAME, EARLIER);
    }

    @Test
    void otherSettings_orThoseOfAKeyThatMayBeUsed_doNotCount() {
        planned();
        var other = KeySettings.of(Map.of("accessLevels", List.of("ViewReports")));
        world.adapter().create(EARLIER, other);
        world.adapter().create("newsletter--r0000000000-a1", world.settings());
        world.adapter().create("receipts--r0000000000-a0", world.settings());
        assertThat(isRemembered()).isTrue();
        assertThat(fixture.names()).contains(fixture.name(0));
    }

    @ParameterizedTest
    @CsvSource({"false, 0, false", "false, 1, true", "true, 1, false", "true, 2, true"})
    void theKeyItself_findsRoomBesideThem(boolean deleted, int room, boolean remembered) {
        planned();
        if (deleted) {
            world.adapter().delete(world.key());
        }
        leaveRoomFor(room);
        assertThat(isRemembered()).isEqualTo(remembered);
    }

    /** Such as a provider that says how many keys it still takes, and not how many there may be. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "-1, true"})
    void whereNoLimitIsKnown_theAccountIsAskedForRoom(int room, boolean remembered) {
        planned();
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Capabilities capabilities() {
                var all = super.capabilities();
                return new Capabilities(all.all(), OptionalInt.empty(), all.longestName(), all.settleTime());
            }

            @Override
            public OptionalInt room() {
                return room < 0 ? OptionalInt.empty() : OptionalInt.of(room);
            }
        });
        assertThat(isRemembered()).isEqualTo(remembered);
    }

    @Test
    void aSnapshotThatDoesNotSucceed_isGivenUp() {
        planned();
        IntStream.range(0, 2).forEach(i -> fixture.says(RecordType.SNAPSHOT_INTENT, 0));
        world.simulator().next("create", Fault.status(503));
        Recreation.snapshot(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.SNAPSHOT_INTENT);
        assertThat(world.simulator().received("create")).hasSize(1);
        Recreation.snapshot(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.WITHOUT_SNAPSHOT);
    }

    @Test
    void whereAListShowsNoSettings_noKeyRemembersThem() {
        planned();
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Capabilities capabilities() {
                return Capabilities.of(Duration.ZERO);
            }
        });
        assertThat(isRemembered()).isFalse();
    }

    @Test
    void aSinkThatTakesNothing_isToldOf_beforeAnythingIsMadeOrDeleted() {
        planned();
        sink.refuseEverything("sink 0: no room.");
        List.<Runnable>of(
                        () -> Recreation.snapshot(fixture.work()),
                        () -> Recreation.remove(fixture.work()),
                        () -> Recreation.create(fixture.work()))
                .forEach(step ->
                        assertThatThrownBy(step::run).isInstanceOf(Halt.class).hasMessageContaining("no room"));
        assertThat(fixture.last()).isEqualTo(RecordType.PLANNED);
        assertThat(fixture.names()).containsExactly(World.NAME);
    }

    /** What was seen a moment ago saves a look. */
    @Test
    void theKeyIsDeleted_asItWasSeenBeforeTheSnapshot() {
        planned();
        Recreation.snapshot(fixture.work());
        int lists = world.simulator().received("list").size();
        Recreation.remove(fixture.work());
        assertThat(world.simulator().received("list")).hasSize(lists);
        assertThat(fixture.last()).isEqualTo(RecordType.REMOVED);
        assertThat(fixture.names()).containsExactly(fixture.name(0));
    }

    @Test
    void aKeyThatIsGone_isNotDeletedAgain() {
        planned();
        world.adapter().create(EARLIER, world.settings());
        Recreation.snapshot(fixture.work());
        fixture.says(RecordType.REMOVE_INTENT, 0);
        world.adapter().delete(world.key());
        Recreation.remove(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.REMOVED);
        assertThat(world.simulator().received("delete")).hasSize(1);
    }

    private void removed() {
        Recreation.remove(fixture.work());
    }

    @Test
    void theKeyIsMadeAgain_underItsName_withItsSettings() {
        planned();
        removed();
        Recreation.create(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.CREATED);
        assertThat(fixture.work().memory().token(1)).isPresent();
        assertThat(world.key().settings()).isEqualTo(world.settings());
    }

    @Test
    void aNameThatSomebodyTookMeanwhile_endsTheAttempt() {
        planned();
        removed();
        world.adapter().create(World.NAME, world.settings());
        Recreation.create(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
        assertThat(fixture.work().memory().token(1)).isEmpty();
    }

    @Test
    void anotherRefusal_isPassedOn() {
        planned();
        removed();
        world.simulator().next("create", Fault.status(403));
        assertThatThrownBy(() -> Recreation.create(fixture.work())).isInstanceOf(ApiException.class);
        assertThat(fixture.last()).isEqualTo(RecordType.REMOVED);
    }

    /** A delete without an answer could end a key of that name: where mail waits, one of another name is made at once. */
    @Test
    void afterALostCall_inAnOutage_aKeyOfAnotherNameTakesItsPlace() {
        planned();
        fixture.says(RecordType.REMOVE_INTENT, 0).says(RecordType.REMOVE_INTENT, 0);
        fixture.says(RecordType.REMOVED, 0);
        leaveRoomFor(1);
        Recreation.create(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.SUCCESSOR_INSTEAD);
        assertThat(fixture.work().progress().course()).isEqualTo(Course.OVERLAP);
        assertThat(fixture.warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"IN_PLACE, 0", "ALTERNATE, 1"})
    void afterALostCall_whereThereIsNoRoom_orAnotherKeyWorks_itIsWaitedOut(Strategy strategy, int room) {
        planned(strategy);
        fixture.says(RecordType.CREATE_INTENT, 1);
        leaveRoomFor(room);
        Recreation.create(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.DRAINING);
    }

    @Test
    void aTokenThatIsLost_isReadFromTheSinkThatHasIt() {
        planned();
        removed();
        NewToken made = world.adapter().create(World.NAME, world.settings());
        fixture.says(RecordType.CREATED, 1, AboutKey.withId(World.NAME));
        sink.hold(made.token());
        sink.mark(new KeyMark("elasticemail", World.NAME, World.NAME, WorkFixture.ROTATION, 1, world.settings()));
        Recreation.recover(fixture.work());
        assertThat(fixture.work().memory().token(1)).contains(made.token());
        assertThat(fixture.last()).isEqualTo(RecordType.CREATED);
    }

    @Test
    void aKeyWhoseTokenNobodyHas_isDeletedAgain() {
        planned();
        removed();
        world.adapter().create(World.NAME, world.settings());
        fixture.says(RecordType.CREATED, 1, AboutKey.withId(World.NAME));
        Recreation.recover(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.REMOVED);
        assertThat(fixture.names()).isEmpty();
    }
}
