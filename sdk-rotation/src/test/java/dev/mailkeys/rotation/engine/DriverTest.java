package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Work;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run whose step fails: whether it goes on, goes back or ends, and what is said of it. */
class DriverTest {

    private static final Secret DEAD = Secret.of("secret_dead_0000000000000000");

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    @BeforeEach
    void plan() {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
        fixture = new WorkFixture(
                world, Strategy.OVERLAP, world.options().maxAttempts(3).build(), UnaryOperator.identity());
        sink = world.sinks().get(0);
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private RotationReport drive() {
        return new Driver(fixture.work(), () -> false).drive();
    }

    private int calls(String operation) {
        return world.simulator().received(operation).size();
    }

    @Test
    void aRunThatIsAskedToStop_stopsBeforeTheNextStep() {
        RotationReport report = new Driver(fixture.work(), () -> true).drive();
        assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(report.messages()).containsExactly("Stopped between two steps, as asked. Run resume.");
        assertThat(fixture.last()).isEqualTo(RecordType.PLANNED);
    }

    @Test
    void aThreadThatIsInterrupted_stopsBeforeTheNextStep() {
        Thread.currentThread().interrupt();
        RotationReport report = drive();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.messages().get(0)).startsWith("Stopped between two steps");
        assertThat(fixture.last()).isEqualTo(RecordType.PLANNED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void aNo_whereNothingWasChanged_isTheEnd(int status) {
        world.simulator().on("create", Fault.status(status));
        RotationReport report = drive();
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.messages().get(0)).startsWith("Nothing was changed. ").endsWith(" Fix it, then run rotate.");
        assertThat(report.keyId()).contains(world.original());
        assertThat(fixture.last()).isEqualTo(RecordType.REFUSED);
        assertThat(calls("create")).isOne();
    }

    /** An earlier answer was lost: there may be a key, which nobody has the token of. */
    private void no(RecordType... before) {
        fixture.says(RecordType.CREATE_INTENT, 1);
        for (RecordType type : before) {
            fixture.says(type, 1, new Put(sink.name(), "v1"));
        }
        world.simulator().on("create", Fault.status(403));
    }

    @Test
    void aNo_whileNoSinkCanHoldANewToken_isTheWayBack() {
        no();
        RotationReport report = drive();
        assertThat(report.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(report.messages().get(0)).startsWith("The sinks hold the old key, as before. ");
        assertThat(report.keyId()).contains(world.original());
        assertThat(fixture.warnings()).anyMatch(words -> words.contains("403"));
        assertThat(calls("create")).isOne();
    }

    @Test
    void aNo_whileASinkMayHoldANewToken_endsTheRun_andNothingMore() {
        no(RecordType.DELIVER_INTENT);
        RotationReport report = drive();
        assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(report.messages().get(0)).contains("403").endsWith("Run resume.");
        assertThat(fixture.work().progress().has(RecordType.ROLLBACK)).isFalse();
        assertThat(calls("create")).isOne();
    }

    /** A key whose token nobody has is discarded before another is made. */
    @ParameterizedTest
    @CsvSource({"403, true", "429, false", "503, false"})
    void whatMayPass_isNoReasonToGoBack(int status, boolean back) {
        fixture.makes(1);
        world.simulator().on("delete", Fault.status(status));
        drive();
        assertThat(fixture.work().progress().has(RecordType.ROLLBACK)).isEqualTo(back);
        assertThat(calls("create")).as("that of the fixture").isOne();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void aRefusal_namesEveryProblem_andWhatIsNotWell(boolean works, int messages) {
        sink.refuseEverything("sink 0: no room.");
        if (!works) {
            sink.hold(DEAD);
        }
        RotationReport report = drive();
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.messages()).hasSize(messages).startsWith("sink 0: no room.");
    }

    @Test
    void aMistake_isAnOutcomeToo_andItsWordsAreNotRepeated() {
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public NewToken create(String name, KeySettings settings) {
                throw new IllegalStateException("words that may hold a token");
            }
        });
        RotationReport report = drive();
        assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(report.messages().get(0)).startsWith("An unexpected failure: java.lang.IllegalStateException.");
        assertThat(report.toString()).doesNotContain("words that");
    }

    /** The new key is made, and is not to be seen. */
    @ParameterizedTest
    @CsvSource({"503, 2", "429, 2", "403, 0"})
    void aStepThatChangedNothing_isTakenAgain_unlessTheAnswerIsNo(int status, int again) {
        fixture.work().memory().hold(1, fixture.makes(1).token());
        world.simulator().on("get", Fault.status(status));
        assertThat(drive().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(fixture.warnings()).hasSize(again).allMatch(words -> words.startsWith("Trying again. "));
        assertThat(fixture.last()).isEqualTo(RecordType.CREATED);
    }

    /** It was begun by a person, who has the old token. */
    @Test
    void aWayBackThatStops_isGoneOnWith_byItsOwnVerb() {
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put(sink.name(), "v1")).says(RecordType.ROLLBACK, 0);
        world.simulator().on("get", Fault.status(403));
        assertThat(drive().next().verb()).isEqualTo(Verb.RESUME);
        Work work = fixture.work();
        var asked = new Work(
                work.request(),
                work.adapter(),
                work.timing(),
                work.journal(),
                work.listener(),
                work.memory(),
                Verb.ROLLBACK,
                work.oldToken());
        assertThat(new Driver(asked, () -> false).drive().next().verb()).isEqualTo(Verb.ROLLBACK);
    }

    /** The old token works, so it may wait; a dead one may not. */
    @ParameterizedTest
    @CsvSource({"true, INCOMPLETE", "false, SINK_BROKEN"})
    void aWait_beforeTheSinksHoldANewToken_isNoReasonToLookAway(boolean works, Outcome outcome) {
        fixture.says(RecordType.CREATE_INTENT, 1).says(RecordType.ROLLBACK, 0);
        Instant later = world.timing().now().plus(Duration.ofDays(1));
        fixture.says(RecordType.DRAINING, 0, new Wait(later, Map.of()));
        if (!works) {
            sink.hold(DEAD);
        }
        RotationReport report = drive();
        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.until()).contains(later);
    }
}
