package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Haste;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token has leaked: when the old key goes before a fresh one is made, and when it must not. */
class HasteTest {

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    private void planned(Strategy strategy, UnaryOperator<PlanDetail> plan) {
        world = new World(Scenario.of("emailit", strategy, "one", List.of(MemorySink::raw)));
        var options = strategy == Strategy.ALTERNATE
                ? world.options().alternateKey("newsletter b").keyInUse(World.NAME)
                : world.options();
        fixture = new WorkFixture(world, strategy, options.build(), plan);
        sink = world.sinks().get(0);
    }

    private void planned() {
        planned(Strategy.OVERLAP, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private void delivered() {
        NewToken made = fixture.makes(1);
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put(sink.name(), "v1"));
        sink.hold(made.token());
        String version = sink.read().version().orElseThrow();
        fixture.says(RecordType.DELIVERED, 1, new Put(sink.name(), version));
    }

    private void verified() {
        delivered();
        fixture.says(RecordType.VERIFIED, 1, AboutKey.withId(key(1)));
    }

    private String key(int attempt) {
        return fixture.work().successor(attempt).orElseThrow().id();
    }

    private Optional<Boolean> joined() {
        Emergency.join(fixture.work());
        return fixture.work()
                .progress()
                .latest(RecordType.EMERGENCY)
                .flatMap(entry -> entry.as(Haste.class))
                .map(Haste::retire);
    }

    @Test
    void whereTheSinksCertainlyHoldTheNewKey_theOldOneMayGoFirst() {
        planned();
        verified();
        assertThat(joined()).contains(true);
    }

    @Test
    void whereTheNewKeyIsNotVerified_theOldOneMayNotGoFirst() {
        planned();
        delivered();
        assertThat(joined()).contains(false);
    }

    /** The sinks hold the old key again. */
    @Test
    void onTheWayBack_theOldKeyMayNotGoFirst() {
        planned();
        verified();
        fixture.says(RecordType.ROLLBACK, 0).says(RecordType.RESTORED, 0);
        assertThat(joined()).contains(false);
    }

    @Test
    void askedForTwice_itIsOneEmergency() {
        planned();
        joined();
        joined();
        assertThat(fixture.work().progress().count(RecordType.EMERGENCY)).isOne();
    }

    @Test
    void aRotationInPlace_isHastyAsItIs() {
        planned(Strategy.IN_PLACE, UnaryOperator.identity());
        assertThat(joined()).isEmpty();
    }

    private String refused() {
        Halt halt = catchThrowableOfType(Halt.class, () -> Emergency.join(fixture.work()));
        assertThat(halt.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(halt.next().verb()).isEqualTo(NextStep.Verb.RESUME);
        assertThat(fixture.last()).isEqualTo(RecordType.PLANNED);
        return halt.reason();
    }

    @Test
    void whileTwoKeysTakeTurns_itIsRefused_andRotatingTwiceIsNamed() {
        planned(Strategy.ALTERNATE, UnaryOperator.identity());
        assertThat(refused()).contains("in progress at PLANNED", "rotate twice", "Nothing was changed.");
    }

    @Test
    void beforeAReconciliationHasLooked_itIsRefused() {
        planned(Strategy.OVERLAP, plan -> plan.on(Course.RECONCILE));
        assertThat(refused()).contains("does not know yet which keys there are", "ask for the emergency again");
    }

    private void act(boolean retire) {
        fixture.says(RecordType.EMERGENCY, 1, new Haste(retire));
        assertThat(Emergency.isUnanswered(fixture.work().progress())).isTrue();
        Emergency.act(fixture.work());
        assertThat(Emergency.isUnanswered(fixture.work().progress())).isFalse();
        assertThat(fixture.last()).isEqualTo(RecordType.CREATED);
        assertThat(fixture.work().progress().attempt()).isEqualTo(2);
    }

    @Test
    void whereTheOldKeyMayGo_itIsGone_beforeTheFreshOneIsMade() {
        planned();
        verified();
        act(true);
        assertThat(fixture.names()).containsExactly(fixture.name(1), fixture.name(2));
        assertThat(fixture.work().progress().isAfter(RecordType.CREATED, RecordType.DELETED))
                .isTrue();
    }

    @Test
    void whereTheOldKeyMayNotGo_itIsKept_andAFreshOneIsMade() {
        planned();
        verified();
        act(false);
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.name(1), fixture.name(2));
    }

    /** Readers of a changed sink may still need the old key. */
    @Test
    void whereASinkIsNotWell_theOldKeyIsKept_andThatIsSaid() {
        planned();
        verified();
        sink.hold(Secret.of("secret_theirs_0000000000000"));
        act(true);
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.name(1), fixture.name(2));
        assertThat(fixture.warnings())
                .anyMatch(words -> words.startsWith("The old key is kept until the sinks hold a fresh one. Somebody"));
    }

    @Test
    void withoutAnEmergency_noEarlierKeyGoes() {
        planned();
        verified();
        fixture.makes(2);
        assertThat(Emergency.earlierKeys(fixture.work())).isEmpty();
    }

    @Test
    void inAnEmergency_everyEarlierKeyGoes_butNotTheFreshOne() {
        planned();
        verified();
        joined();
        fixture.makes(2);
        assertThat(Emergency.earlierKeys(fixture.work()))
                .extracting(key -> key.name())
                .containsExactly(fixture.name(1), World.NAME);
    }
}
