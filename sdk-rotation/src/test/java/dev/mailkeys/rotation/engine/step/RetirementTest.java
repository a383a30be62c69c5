package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Haste;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an old key is kept, and what stands in the way of its end. */
class RetirementTest {

    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration RUN = Duration.ofMinutes(5);

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    private void planned(RotationOptions.Builder options, UnaryOperator<PlanDetail> plan) {
        fixture = new WorkFixture(
                world, Strategy.OVERLAP, options.longestWait(RUN).build(), plan);
        sink = world.sinks().get(0);
    }

    private void world(String provider) {
        world = new World(Scenario.of(provider, Strategy.OVERLAP, "one", List.of(MemorySink::raw)));
    }

    private void planned(String provider) {
        world(provider);
        planned(world.options(), UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private NewToken delivered(int attempt) {
        NewToken made = fixture.makes(attempt);
        fixture.says(RecordType.DELIVER_INTENT, attempt, new Put(sink.name(), "v1"));
        sink.hold(made.token());
        fixture.says(
                RecordType.DELIVERED,
                attempt,
                new Put(sink.name(), sink.read().version().orElseThrow()));
        return made;
    }

    /** The provider shows this sign of use of the old key. */
    private void shows(String sign) {
        fixture.through(adapter -> new Signs(adapter, sign));
    }

    private static final class Signs extends ForwardingAdapter {

        private final String sign;

        Signs(ProviderAdapter adapter, String sign) {
            super(adapter);
            this.sign = sign;
        }

        @Override
        public List<ManagedKey> findAll(Collection<String> ids) {
            return super.findAll(ids).stream()
                    .map(key -> new ManagedKey(
                            key.id(),
                            key.name(),
                            key.usable(),
                            key.settings(),
                            key.token(),
                            key.created(),
                            Optional.of(key.name().equals(World.NAME) ? sign : "")))
                    .toList();
        }
    }

    private Duration grace() {
        Retirement.startGrace(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.GRACE);
        Instant until =
                fixture.work().progress().last().as(Wait.class).orElseThrow().until();
        return Duration.between(world.timing().now(), until);
    }

    private UnaryOperator<PlanDetail> deliveredBefore(Duration ago) {
        Instant then = world.timing().now().minus(ago);
        return plan -> PlanDetail.builder().from(plan).delivered(then).build();
    }

    @ParameterizedTest
    @CsvSource({"3, 7", "6, 5", "60, 5"})
    void graceCountsFromAnEarlierDelivery_butALookTakesAsLongAsARun(int ago, int expected) {
        world("emailit");
        planned(world.options(), deliveredBefore(Duration.ofMinutes(ago)));
        assertThat(grace()).isEqualTo(Duration.ofMinutes(expected));
    }

    @Test
    void graceIsWhole_onceThisRotationHasDelivered() {
        world("emailit");
        planned(world.options(), deliveredBefore(Duration.ofMinutes(60)));
        delivered(1);
        assertThat(grace()).isEqualTo(GRACE);
    }

    @ParameterizedTest
    @CsvSource({"9, 10", "11, 5"})
    void graceIsWhole_whereTheOldKeyWasUsedWithinIt(int minutesAgo, int expected) {
        world("emailit");
        planned(world.options(), deliveredBefore(Duration.ofMinutes(60)));
        shows(world.timing().now().minus(Duration.ofMinutes(minutesAgo)).toString());
        assertThat(grace()).isEqualTo(Duration.ofMinutes(expected));
    }

    @ParameterizedTest
    @CsvSource({"IN_PLACE, false, 0", "IN_PLACE, true, 10", "OVERLAP, false, 10"})
    void inPlace_nobodyIsWaitedFor_butAfterALostJournal(Strategy strategy, boolean reconciling, int minutes) {
        world("emailit");
        planned(
                world.options(),
                plan -> PlanDetail.builder()
                        .from(plan)
                        .strategy(strategy)
                        .reconciling(reconciling)
                        .build());
        assertThat(grace()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void whereNoKeyIsToGo_theSweepIsNext_unlessSomebodyMayHaveReadAnEarlierToken() {
        world("emailit");
        planned(world.options(), plan -> plan.retiring(List.of()));
        delivered(1);
        Retirement.startGrace(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.DONE);
        delivered(2);
        assertThat(grace()).isEqualTo(GRACE);
    }

    /** In place the earlier tokens are dead. */
    @Test
    void whereNoKeyIsToGo_earlierTokensOfOneKey_areNoReasonToWait() {
        world("emailit");
        planned(world.options(), plan -> plan.on(Course.ROTATE).clearing(List.of()));
        fixture.says(RecordType.DELIVERED, 1, new Put(sink.name(), "v2"));
        fixture.says(RecordType.DELIVERED, 2, new Put(sink.name(), "v3"));
        Retirement.startGrace(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.DONE);
    }

    @ParameterizedTest
    @CsvSource({"5, false", "6, true"})
    void aDateIsSet_whereTheWaitIsForALaterRun(int minutes, boolean dated) {
        world("elasticemail");
        planned(world.options().grace(Duration.ofMinutes(minutes)), UnaryOperator.identity());
        grace();
        assertThat(fixture.work().progress().has(RecordType.EXPIRE_INTENT)).isEqualTo(dated);
    }

    /** By the plan alone: a provider makes no successor with a date that is over, and the date is near. */
    @Test
    void aKeyThatEndsSoonerOfItself_isNotGivenALaterDate() {
        world("elasticemail");
        String soon = world.timing().now().plus(Duration.ofMinutes(1)).toString();
        planned(
                world.options().grace(Duration.ofMinutes(6)),
                plan -> PlanDetail.builder()
                        .from(plan)
                        .expires(Map.of(World.NAME, soon))
                        .build());
        grace();
        assertThat(fixture.work().progress().has(RecordType.EXPIRE_INTENT)).isFalse();
    }

    private void waits(RecordType type, Duration duration, String sign) {
        Instant until = world.timing().now().plus(duration);
        fixture.says(type, 1, new Wait(until, Map.of(world.original(), sign)));
    }

    @ParameterizedTest
    @CsvSource({"GRACE", "SOAK", "HELD"})
    void theTimeThatWasBegun_isWaitedFor(RecordType pause) {
        planned("emailit");
        delivered(1);
        shows("");
        waits(pause, Duration.ofMinutes(4), "");
        Instant before = world.timing().now();
        Retirement.guard(fixture.work());
        assertThat(Duration.between(before, world.timing().now())).isEqualTo(Duration.ofMinutes(4));
        assertThat(fixture.last()).isEqualTo(RecordType.RETIRE_INTENT);
    }

    /** It has seen all that there is to be seen: nothing is looked at twice. */
    @Test
    void whatTheGuardHasSeen_isRetired_withoutAnotherLook() {
        planned("emailit");
        delivered(1);
        waits(RecordType.GRACE, Duration.ZERO, "");
        Retirement.guard(fixture.work());
        int lists = world.simulator().received("list").size();
        int gets = world.simulator().received("get").size();
        Retirement.retire(fixture.work());
        assertThat(world.simulator().received("list")).hasSize(lists);
        assertThat(world.simulator().received("get")).hasSize(gets);
        assertThat(world.adapter().find(world.original())).isEmpty();
        assertThat(fixture.last()).isEqualTo(RecordType.RETIRED);
    }

    @Test
    void aSinkThatSomebodyHasChanged_keepsTheOldKey() {
        planned("emailit");
        delivered(1);
        sink.hold(Secret.of("secret_theirs_0000000000000"));
        waits(RecordType.GRACE, Duration.ZERO, "");
        Halt halt = catchThrowableOfType(Halt.class, () -> Retirement.guard(fixture.work()));
        assertThat(halt).hasMessageContaining("Somebody else has changed sink 0");
        assertThat(fixture.last()).isEqualTo(RecordType.GRACE);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "0, 1"})
    void anOldKeyThatIsUsed_isHeldForTheGraceAgain_butAMinuteAtLeast_andToldOf(int grace, int held) {
        world("emailit");
        planned(world.options().grace(Duration.ofMinutes(grace)), UnaryOperator.identity());
        delivered(1);
        shows("7");
        waits(RecordType.GRACE, Duration.ZERO, "6");
        Halt halt = catchThrowableOfType(Halt.class, () -> Retirement.guard(fixture.work()));
        assertThat(halt.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(fixture.last()).isEqualTo(RecordType.HELD);
        Wait wait = fixture.work().progress().last().as(Wait.class).orElseThrow();
        assertThat(wait.until()).isEqualTo(world.timing().now().plus(Duration.ofMinutes(held)));
        assertThat(wait.signs()).containsEntry(world.original(), "7");
        assertThat(fixture.warnings()).anyMatch(words -> words.startsWith("The old key is still in use."));
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 0"})
    void anOldKeyThatIsUsed_getsALaterDate_whereItHasOne(boolean dated, int dates) {
        planned("elasticemail");
        delivered(1);
        if (dated) {
            fixture.says(RecordType.EXPIRE_INTENT, 0, AboutKey.withId(World.NAME));
        }
        shows("7");
        waits(RecordType.GRACE, Duration.ZERO, "6");
        catchThrowableOfType(Halt.class, () -> Retirement.guard(fixture.work()));
        assertThat(fixture.work().progress().count(RecordType.EXPIRE_INTENT)).isEqualTo(dates);
    }

    @Test
    void whereItCanBe_theOldKeyIsOffBeforeItIsDeleted() {
        planned("jetemail");
        delivered(1);
        fixture.says(RecordType.RETIRE_INTENT, 0);
        Retirement.retire(fixture.work());
        assertThat(world.key().usable()).isFalse();
        assertThat(fixture.last()).isEqualTo(RecordType.SOAK);
        Wait soak = fixture.work().progress().last().as(Wait.class).orElseThrow();
        assertThat(soak.until()).isEqualTo(world.timing().now().plus(Duration.ofMinutes(3)));
        Retirement.retire(fixture.work());
        assertThat(world.simulator().keys()).noneMatch(key -> key.name().equals(World.NAME));
        assertThat(fixture.last()).isEqualTo(RecordType.RETIRED);
    }

    @Test
    void anOldKeyThatIsOffAlready_isNotSwitchedOffAgain() {
        planned("jetemail");
        delivered(1);
        world.adapter().disable(world.key());
        fixture.says(RecordType.RETIRE_INTENT, 0);
        Retirement.retire(fixture.work());
        assertThat(fixture.work().progress().has(RecordType.DISABLE_INTENT)).isFalse();
        assertThat(fixture.last()).isEqualTo(RecordType.SOAK);
    }

    @Test
    void withoutASoak_theOldKeyIsDeletedAtOnce() {
        world("jetemail");
        planned(world.options().soak(Duration.ZERO), UnaryOperator.identity());
        delivered(1);
        fixture.says(RecordType.RETIRE_INTENT, 0);
        Retirement.retire(fixture.work());
        assertThat(fixture.work().progress().has(RecordType.DISABLE_INTENT)).isFalse();
        assertThat(fixture.last()).isEqualTo(RecordType.RETIRED);
    }

    /** Any earlier token may be the leaked one: no soak, and what an earlier attempt delivered is deleted too. */
    @Test
    void inAnEmergency_everyEarlierKeyIsDeletedAtOnce() {
        planned("jetemail");
        delivered(1);
        fixture.says(RecordType.EMERGENCY, 1, new Haste(false));
        delivered(2);
        fixture.says(RecordType.RETIRE_INTENT, 0);
        Retirement.retire(fixture.work());
        assertThat(world.simulator().keys())
                .extracting(key -> key.name())
                .contains(fixture.work().successorName(2))
                .doesNotContain(World.NAME, fixture.work().successorName(1));
    }

    /** It was asked for while the old key was about to go: first the sinks get a fresh token. */
    @Test
    void anEmergencyThatIsNotAnswered_comesFirst() {
        planned("jetemail");
        delivered(1);
        fixture.says(RecordType.EMERGENCY, 1, new Haste(false));
        Retirement.retire(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.CREATED);
        assertThat(fixture.work().progress().attempt()).isEqualTo(2);
    }
}
