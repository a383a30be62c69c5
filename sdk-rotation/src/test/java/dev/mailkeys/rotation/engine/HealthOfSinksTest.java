package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.SinkCheck;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may be said of the token in a sink: by the provider where the sink can be read, and else by the journal. */
class HealthOfSinksTest {

    private static final Secret DEAD = Secret.of("secret_dead_0000000000000000");

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    private void planned(Strategy strategy, Function<String, MemorySink> kind, UnaryOperator<PlanDetail> plan) {
        world = new World(Scenario.of("emailit", strategy, "one", List.of(kind)));
        fixture = new WorkFixture(world, strategy, world.options().build(), plan);
        sink = world.sinks().get(0);
    }

    private void planned(Strategy strategy, Function<String, MemorySink> kind) {
        planned(strategy, kind, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private SinkCheck check() {
        return SinkHealth.check(sink, world.adapter());
    }

    private void isProblem(Probe probe, String words) {
        assertThat(check().token()).isEqualTo(probe);
        assertThat(check().problem().orElseThrow()).startsWith(words);
    }

    private void mark(String id) {
        sink.mark(new KeyMark("emailit", id, World.NAME, "r0000000000", 1, world.settings()));
    }

    @Test
    void aSinkThatIsAskedFor_isToldAsItIs() {
        planned(Strategy.OVERLAP, MemorySink::readable);
        mark(world.original());
        assertThat(check())
                .isEqualTo(new SinkCheck(
                        "sink 0",
                        Probe.ACCEPTED,
                        Optional.of(world.original()),
                        Optional.of("r0000000000"),
                        Optional.empty()));
        mark("a key that is gone");
        isProblem(Probe.ACCEPTED, "The key that it says it holds is not there");
        sink.hold(DEAD);
        isProblem(Probe.REFUSED, "The provider rejects this token.");
        sink.holdNothing();
        isProblem(Probe.UNKNOWN, "It holds no token.");
        sink.failEveryRead();
        isProblem(Probe.UNKNOWN, "sink 0: no answer.");
    }

    @Test
    void aSinkThatCantBeRead_isNoProblem() {
        planned(Strategy.OVERLAP, MemorySink::writeOnly);
        assertThat(check().problem()).isEmpty();
        assertThat(check().token()).isEqualTo(Probe.UNKNOWN);
    }

    private Outcome looked(boolean journalCounts) {
        return SinkHealth.look(fixture.work(), journalCounts).outcome();
    }

    private void isWell() {
        assertThat(looked(true)).isEqualTo(Outcome.INCOMPLETE);
    }

    private void isUnknown() {
        assertThat(looked(true)).isEqualTo(Outcome.SINK_UNKNOWN);
    }

    private void isBroken() {
        assertThat(looked(true)).isEqualTo(Outcome.SINK_BROKEN);
    }

    @Test
    void theProvidersWord_goesBeforeTheJournals() {
        planned(Strategy.IN_PLACE, MemorySink::readable);
        fixture.says(RecordType.ROTATE_INTENT, 1);
        isWell();
        fixture.says(RecordType.ROTATED, 1, AboutKey.withId(world.original()));
        isWell();
        sink.hold(DEAD);
        isBroken();
        assertThat(SinkHealth.look(fixture.work(), true).inWords())
                .isEqualTo(" The token in sink 0 does not work now.");
        sink.holdNothing();
        isWell();
        sink.failEveryRead();
        isBroken();
    }

    /** Somebody who is to stop asks nobody. */
    @Test
    void aThreadThatIsInterrupted_hasTheJournalsWord() {
        planned(Strategy.OVERLAP, MemorySink::readable);
        sink.hold(DEAD);
        Thread.currentThread().interrupt();
        isWell();
        assertThat(Thread.interrupted()).isTrue();
        isBroken();
    }

    @Test
    void whereTheJournalMayNotTellAll_nothingIsKnown() {
        planned(Strategy.OVERLAP, MemorySink::writeOnly);
        isWell();
        assertThat(looked(false)).isEqualTo(Outcome.SINK_UNKNOWN);
        assertThat(SinkHealth.look(fixture.work(), false).inWords())
                .isEqualTo(" Whether the token in sink 0 works now is not known.");
    }

    /** The token that was refused may be there. */
    @Test
    void anAttemptThatWasGivenUp_leavesDoubt_whereItMayHaveBeenDelivered() {
        planned(Strategy.OVERLAP, MemorySink::writeOnly);
        fixture.says(RecordType.CREATE_INTENT, 1).says(RecordType.ABANDONED, 1);
        isWell();
        fixture.says(RecordType.DELIVER_INTENT, 2, new Put("sink 0", ""));
        isWell();
        fixture.says(RecordType.ABANDONED, 2);
        isUnknown();
    }

    @Test
    void aReconciliation_knowsNothing_beforeItHasDelivered() {
        planned(
                Strategy.OVERLAP,
                MemorySink::writeOnly,
                plan -> PlanDetail.builder().from(plan).reconciling(true).build());
        isUnknown();
        fixture.says(RecordType.VERIFIED, 1);
        isWell();
    }

    /** In place a sink's outage ends with its own delivery, and begins with an answer that was seen. */
    @Test
    void inPlace_theTokenEndsWithTheCall_untilTheNewOneIsThere() {
        planned(Strategy.IN_PLACE, MemorySink::writeOnly);
        isWell();
        fixture.says(RecordType.ROTATE_INTENT, 1);
        isUnknown();
        fixture.says(RecordType.ROTATED, 1);
        isBroken();
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put("sink 0", ""));
        isUnknown();
        fixture.says(RecordType.DELIVERED, 1, new Put("sink 0", ""));
        isWell();
        fixture.says(RecordType.ABANDONED, 1);
        isBroken();
    }

    @Test
    void inPlace_aKeyThatWasDeleted_hasNoToken() {
        planned(Strategy.IN_PLACE, MemorySink::writeOnly, plan -> plan.on(Course.RECREATE));
        fixture.says(RecordType.REMOVE_INTENT, 0);
        isUnknown();
        fixture.says(RecordType.REMOVED, 0);
        isBroken();
    }
}
