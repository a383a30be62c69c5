package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be deleted in an account that is full, and what is never deleted for room's sake. */
class RoomTest {

    private static final String SNAPSHOT = "newsletter--r0000000000-a0";
    private static final String SUCCESSOR = "newsletter--r0000000000-a1";
    private static final Secret DEAD = Secret.of("secret_dead_0000000000000000");

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    @BeforeEach
    void plan() {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
        fixture = new WorkFixture(world, Strategy.OVERLAP);
        sink = world.sinks().get(0);
        room(OptionalInt.of(0));
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private void room(OptionalInt room) {
        fixture.through(adapter -> new Sized(adapter, room));
    }

    /** An account that has room for so many more keys. */
    private static final class Sized extends ForwardingAdapter {

        private final OptionalInt room;

        Sized(ProviderAdapter adapter, OptionalInt room) {
            super(adapter);
            this.room = room;
        }

        @Override
        public OptionalInt room() {
            return room;
        }
    }

    private boolean make(String key) {
        return Room.make(fixture.work(), Surroundings.look(fixture.work().adapter(), List.of(sink), key));
    }

    private Halt full(String key) {
        List<String> before = fixture.names();
        Halt halt = catchThrowableOfType(Halt.class, () -> make(key));
        assertThat(fixture.names()).isEqualTo(before);
        return isFull(halt);
    }

    private static Halt isFull(Halt halt) {
        assertThat(halt).hasMessageContaining("no room for another key");
        assertThat(halt.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(halt.next().verb()).isEqualTo(NextStep.Verb.RECONCILE);
        return halt;
    }

    @Test
    void whereThereIsRoom_nothingIsDeleted() {
        world.simulator().seedKey(SNAPSHOT);
        room(OptionalInt.of(1));
        assertThat(make(World.NAME)).isFalse();
        room(OptionalInt.empty());
        assertThat(make(World.NAME)).isFalse();
        assertThat(fixture.names()).containsExactly(World.NAME, SNAPSHOT);
    }

    /** Nobody ever had its token. */
    @Test
    void aKeyThatOnlyRemembersSettings_makesRoom_whateverTheSinksHold() {
        world.simulator().seedKey(SNAPSHOT);
        assertThat(make(World.NAME)).isTrue();
        assertThat(fixture.names()).containsExactly(World.NAME);
        assertThat(fixture.last()).isEqualTo(RecordType.DISCARDED);
        assertThat(fixture.warnings())
                .anyMatch(words -> words.startsWith("The account is full: " + SNAPSHOT + ", which a rotation made"));
    }

    @Test
    void aSuccessorThatASinkMayHold_isNotDeleted() {
        world.simulator().seedKey(SUCCESSOR);
        assertThat(full(World.NAME)).hasMessageContaining("can't be told: ").hasMessageContaining(SUCCESSOR);
    }

    @Test
    void whereNoSinkHoldsAKey_anUnusedSuccessorMakesRoom_andNoKeyOfAnother() {
        world.simulator().seedKey(SUCCESSOR);
        sink.hold(DEAD);
        assertThat(make(World.NAME)).isTrue();
        assertThat(fixture.names()).containsExactly(World.NAME);
    }

    /** Somebody uses it, from wherever he has its token. */
    @Test
    void aSuccessorThatIsUsed_isNotDeleted() {
        String used = world.simulator().seedKey(SUCCESSOR).id();
        sink.hold(DEAD);
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public List<ManagedKey> list(String namePrefix) {
                return super.list(namePrefix).stream()
                        .map(key -> key.id().equals(used) ? used(key) : key)
                        .toList();
            }
        });
        full(World.NAME);
    }

    private static ManagedKey used(ManagedKey key) {
        return new ManagedKey(
                key.id(), key.name(), key.usable(), key.settings(), key.token(), key.created(), Optional.of("7"));
    }

    /** A list may show it a while longer: its place is counted already, or never comes. */
    @Test
    void aKeyThatIsDeletedAlready_makesNoRoomASecondTime() {
        fixture.says(
                RecordType.DISCARDED,
                0,
                AboutKey.withId(world.simulator().seedKey(SNAPSHOT).id()));
        full(World.NAME);
    }

    @Test
    void whereNoKeyIsThisTargets_thatIsSaid() {
        assertThat(full("nobody")).hasMessageContaining("None of its keys is this target's.");
    }

    private Halt noRoomFor(int attempt) {
        List<String> before = fixture.names();
        Halt halt = catchThrowableOfType(Halt.class, () -> Room.makeFor(fixture.work(), attempt));
        assertThat(fixture.names()).isEqualTo(before);
        return isFull(halt);
    }

    private KeyMark mark(NewToken made, int attempt) {
        return new KeyMark(
                "emailit",
                made.keyId().orElseThrow(),
                fixture.work().successorName(attempt),
                WorkFixture.ROTATION,
                attempt,
                world.settings());
    }

    @Test
    void whereThereIsRoomForAnotherAttempt_theEarlierKeyStays() {
        fixture.makes(1);
        room(OptionalInt.of(1));
        Room.makeFor(fixture.work(), 2);
        room(OptionalInt.empty());
        Room.makeFor(fixture.work(), 2);
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.work().successorName(1));
    }

    /** A rotator that stood still could deliver the key that goes: the sink refuses that before it goes. */
    @Test
    void forAnotherAttempt_everyEarlierKeyGoes_onceTheSinksRefuseThemLate() {
        Secret old = sink.token();
        fixture.makes(1);
        fixture.makes(2);
        Room.makeFor(fixture.work(), 3);
        assertThat(fixture.names()).containsExactly(World.NAME);
        assertThat(sink.token()).isEqualTo(old);
        assertThat(sink.read().mark().orElseThrow().keyId()).isEqualTo(world.original());
        assertThat(world.records())
                .extracting(JournalRecord::type)
                .endsWith(
                        RecordType.REMARK_INTENT,
                        RecordType.REMARKED,
                        RecordType.DISCARD_INTENT,
                        RecordType.DISCARDED,
                        RecordType.DISCARD_INTENT,
                        RecordType.DISCARDED);
    }

    @Test
    void aKeyThatASinkHolds_isKept_thoughThereIsNoRoomForAnotherAttempt() {
        NewToken made = fixture.makes(1);
        sink.hold(made.token());
        sink.mark(mark(made, 1));
        noRoomFor(2);
        assertThat(sink.token()).isEqualTo(made.token());
    }

    /** Nothing else could be put into the sinks in its place. */
    @Test
    void whereTheOldKeyIsGone_theEarlierKeysAreKept() {
        fixture.makes(1);
        world.adapter().delete(world.key());
        noRoomFor(2);
    }

    @Test
    void whereNoEarlierKeyIsLeft_thereIsNoRoom_andTheSinksAreLeftAlone() {
        fixture.says(
                RecordType.DISCARDED,
                1,
                AboutKey.withId(fixture.makes(1).keyId().orElseThrow()));
        noRoomFor(2);
        assertThat(sink.read().mark()).isEmpty();
    }
}
