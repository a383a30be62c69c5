package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingSink;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rotation may still be rolled back, and what is put back then. */
class WayBackTest {

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;
    private Secret old;

    private void planned(String provider, Function<String, MemorySink> kind) {
        planned(provider, kind, UnaryOperator.identity());
    }

    private void planned(String provider, Function<String, MemorySink> kind, UnaryOperator<PlanDetail> plan) {
        world = new World(Scenario.of(provider, Strategy.OVERLAP, "one", List.of(kind)));
        fixture = new WorkFixture(world, Strategy.OVERLAP, world.options().build(), plan);
        sink = world.sinks().get(0);
        old = sink.token();
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private Halt refused() {
        return catchThrowableOfType(Halt.class, () -> RollbackSteps.begin(fixture.work()));
    }

    /** A successor is there, and its token was put into the sink. */
    private NewToken delivered() {
        NewToken made = fixture.makes(1);
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put(sink.name(), "v1"));
        sink.hold(made.token());
        return made;
    }

    private void deliveredWithAnAnswer() {
        delivered();
        fixture.says(RecordType.DELIVERED, 1, new Put(sink.name(), "v2"));
        fixture.bring(old);
    }

    @ParameterizedTest
    @CsvSource({
        "EMERGENCY, The old token is to end at once",
        "DELETE_INTENT, The old key is being deleted",
        "ROTATE_INTENT, The key was rotated in place",
        "REMOVE_INTENT, The key was rotated in place"
    })
    void pastThePointOfNoReturn_itIsRefused(RecordType type, String words) {
        planned("emailit", MemorySink::readable);
        fixture.says(type, 0);
        assertThat(refused()).hasMessageContaining(words);
        assertThat(refused().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(fixture.last()).isEqualTo(type);
    }

    @Test
    void aReconciliation_hasNoOldState() {
        planned(
                "emailit",
                MemorySink::readable,
                plan -> PlanDetail.builder().from(plan).reconciling(true).build());
        assertThat(refused()).hasMessageContaining("A reconciliation has no old state to go back to.");
    }

    @Test
    void aRotationThatIsDone_isNotRolledBack_andOneThatWas_isSaidToBe() {
        planned("emailit", MemorySink::readable);
        fixture.says(RecordType.DONE, 0);
        assertThat(refused()).hasMessageContaining("No rotation is in progress");
        fixture.says(RecordType.ROLLED_BACK, 0);
        assertThat(RollbackSteps.begin(fixture.work()).orElseThrow().outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void beforeAnyDelivery_noTokenIsNeeded_andItIsBegunOnce() {
        planned("emailit", MemorySink::readable);
        assertThat(RollbackSteps.begin(fixture.work())).isEmpty();
        assertThat(RollbackSteps.begin(fixture.work())).isEmpty();
        assertThat(fixture.work().progress().count(RecordType.ROLLBACK)).isOne();
        RollbackSteps.restore(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.RESTORED);
        assertThat(fixture.work().progress().has(RecordType.PUT_BACK_INTENT)).isFalse();
    }

    @Test
    void afterADelivery_theOldTokenIsNeeded_andNothingIsBegunWithoutIt() {
        planned("emailit", MemorySink::readable);
        delivered();
        assertThat(refused())
                .hasMessageContaining("needs the old key's token")
                .hasMessageContaining("Nothing was changed.");
        assertThat(fixture.work().progress().course()).isEqualTo(Course.OVERLAP);
        fixture.bring(old);
        assertThat(RollbackSteps.begin(fixture.work())).isEmpty();
        assertThat(fixture.work().progress().course()).isEqualTo(Course.ROLLBACK);
    }

    private void back() {
        fixture.says(RecordType.ROLLBACK, 0, new Reason("because"));
        RollbackSteps.restore(fixture.work());
    }

    @Test
    void theOldToken_isPutBack_underTheOldKeysMark() {
        planned("emailit", MemorySink::readable);
        deliveredWithAnAnswer();
        Instant before = world.timing().now();
        back();
        assertThat(sink.token()).isEqualTo(old);
        assertThat(sink.read().mark().orElseThrow().keyId()).isEqualTo(world.original());
        assertThat(sink.read().mark().orElseThrow().attempt()).isZero();
        assertThat(fixture.last()).isEqualTo(RecordType.RESTORED);
        assertThat(Duration.between(before, world.timing().now())).isLessThan(Duration.ofSeconds(30));
    }

    /** A lost put may come as long as the sink's own time says; one that was answered is waited for by nobody. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 30"})
    void aLostPut_isWaitedFor(boolean answered, int seconds) {
        planned("jetemail", MemorySink::writeOnly);
        delivered();
        if (answered) {
            fixture.says(RecordType.DELIVERED, 1, new Put(sink.name(), ""));
        }
        Instant before = world.timing().now();
        back();
        assertThat(Duration.between(before, world.timing().now())).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(sink.token()).isEqualTo(old);
    }

    @ParameterizedTest
    @CsvSource({"DISABLE_INTENT", "EXPIRE_INTENT"})
    void aLostCallThatMayStopTheOldKey_isWaitedOutFirst(RecordType lost) {
        planned("jetemail", MemorySink::readable);
        deliveredWithAnAnswer();
        fixture.says(lost, 0);
        back();
        assertThat(fixture.last()).isEqualTo(RecordType.DRAINING);
        assertThat(sink.token()).isNotEqualTo(old);
    }

    @Test
    void anOldKeyThatIsOff_isSwitchedOnAgain() {
        planned("jetemail", MemorySink::readable);
        deliveredWithAnAnswer();
        world.adapter().disable(world.key());
        fixture.says(RecordType.DISABLE_INTENT, 0, AboutKey.of(world.key()));
        fixture.says(RecordType.DISABLED, 0, AboutKey.of(world.key()));
        back();
        assertThat(world.key().usable()).isTrue();
        assertThat(sink.token()).isEqualTo(old);
    }

    /** Somebody else has switched it off: that is not ours to undo. */
    @Test
    void anOldKeyThatSomebodyElseSwitchedOff_callsItOff() {
        planned("jetemail", MemorySink::readable);
        deliveredWithAnAnswer();
        Secret made = sink.token();
        world.adapter().disable(world.key());
        back();
        assertThat(world.key().usable()).isFalse();
        assertThat(sink.token()).isEqualTo(made);
        assertThat(fixture.work().progress().course()).isEqualTo(Course.OVERLAP);
        assertThat(fixture.warnings()).anyMatch(words -> words.contains("The old key can't be used"));
    }

    @Test
    void anOldKeyThatIsGone_callsItOff() {
        planned("emailit", MemorySink::readable);
        deliveredWithAnAnswer();
        world.adapter().delete(world.key());
        back();
        assertThat(fixture.work().progress().course()).isEqualTo(Course.OVERLAP);
        assertThat(fixture.warnings()).anyMatch(words -> words.contains("The old key is gone"));
    }

    /** Somebody puts another token there at once. */
    @Test
    void aSinkThatDoesNotHoldWhatWasPutBack_isToldOf() {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
        sink = world.sinks().get(0);
        old = sink.token();
        fixture = new WorkFixture(
                world,
                Strategy.OVERLAP,
                world.options().build(),
                UnaryOperator.identity(),
                seen -> new ForwardingSink(seen) {
                    @Override
                    public Optional<String> put(Delivery delivery, Optional<String> expected) {
                        Optional<String> version = super.put(delivery, expected);
                        sink.hold(Secret.of("secret_theirs_0000000000000"));
                        return version;
                    }
                });
        deliveredWithAnAnswer();
        fixture.says(RecordType.ROLLBACK, 0, new Reason("because"));
        assertThat(catchThrowableOfType(Halt.class, () -> RollbackSteps.restore(fixture.work())))
                .hasMessageContaining("Somebody else has changed sink 0 meanwhile.");
    }
}
