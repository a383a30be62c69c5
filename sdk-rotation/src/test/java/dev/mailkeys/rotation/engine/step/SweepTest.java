package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.SimulatedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left over in the end, and how long it is looked for. */
class SweepTest {

    private static final String SNAPSHOT = "newsletter--r0000000000-a0";
    private static final String SUCCESSOR = "newsletter--r0000000000-a1";

    private World world;
    private WorkFixture fixture;
    private Lists lists;

    /** Counts the lists; the first few do not show keys of one attempt. */
    private static final class Lists extends ForwardingAdapter {

        private int asked;
        private int behind;
        private String hidden = "nothing";

        Lists(ProviderAdapter adapter) {
            super(adapter);
        }

        void hide(String suffix, int looks) {
            hidden = suffix;
            behind = asked + looks;
        }

        @Override
        public List<ManagedKey> list(String namePrefix) {
            asked++;
            return super.list(namePrefix).stream()
                    .filter(key -> asked > behind || !key.name().endsWith(hidden))
                    .toList();
        }
    }

    private void planned(String provider, Strategy strategy, UnaryOperator<PlanDetail> plan) {
        world = new World(Scenario.of(provider, strategy, "one", List.of(MemorySink::readable)));
        var options = strategy == Strategy.ALTERNATE
                ? world.options().alternateKey("newsletter b").keyInUse(World.NAME)
                : world.options();
        fixture = new WorkFixture(world, strategy, options.build(), plan);
        lists = (Lists) fixture.through(Lists::new).adapter();
    }

    private void planned(Strategy strategy) {
        planned("emailit", strategy, UnaryOperator.identity());
    }

    private void reconciling() {
        planned(
                "emailit",
                Strategy.OVERLAP,
                plan -> PlanDetail.builder().from(plan).reconciling(true).build());
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private RecordType sweep() {
        lists.asked = 0;
        Sweep.sweep(fixture.work());
        return fixture.last();
    }

    @Test
    void whereOneKeyWasMade_andNoAnswerIsMissing_nobodyLooks() {
        planned(Strategy.OVERLAP);
        fixture.makes(1);
        assertThat(sweep()).isEqualTo(RecordType.DONE);
        assertThat(lists.asked).isZero();
    }

    @Test
    void theKeyOfAnEarlierAttempt_isDeleted_andNoOther() {
        planned(Strategy.OVERLAP);
        world.simulator().seedKey(SNAPSHOT);
        world.simulator().seedKey(SUCCESSOR);
        fixture.makes(1);
        fixture.makes(2);
        assertThat(sweep()).isEqualTo(RecordType.SWEPT);
        assertThat(fixture.names()).containsExactly("newsletter", SNAPSHOT, SUCCESSOR, fixture.name(2));
        assertThat(sweep()).isEqualTo(RecordType.DONE);
        assertThat(lists.asked).isOne();
    }

    /** Lists of this provider are behind: what was certainly made is there to be deleted. */
    @Test
    void aKeyThatWasMade_andIsNotListedYet_isWaitedFor() {
        planned(Strategy.OVERLAP);
        fixture.makes(1);
        fixture.makes(2);
        lists.hide("-a1", 4);
        assertThat(sweep()).isEqualTo(RecordType.SWEPT);
        assertThat(lists.asked).isEqualTo(5);
    }

    @Test
    void aKeyThatWasDeletedAlready_isNotWaitedFor() {
        planned(Strategy.OVERLAP);
        fixture.makes(1);
        world.adapter().delete(world.adapter().list(fixture.name(1)).get(0));
        fixture.says(RecordType.DISCARD_INTENT, 0, AboutKey.withName(fixture.name(1)));
        fixture.makes(2);
        assertThat(sweep()).isEqualTo(RecordType.DONE);
        assertThat(lists.asked).isOne();
    }

    @Test
    void aLostCreate_isSettledFirst_andThenLookedForThreeTimes() {
        planned(Strategy.OVERLAP);
        fixture.says(RecordType.CREATE_INTENT, 1, AboutKey.withName(fixture.name(1)));
        fixture.says(RecordType.ABANDONED, 1, new Reason("no answer"));
        fixture.makes(2);
        assertThat(sweep()).isEqualTo(RecordType.SETTLING);
        assertThat(lists.asked).isZero();
        fixture.says(RecordType.SETTLED, 0);
        assertThat(sweep()).isEqualTo(RecordType.DONE);
        assertThat(lists.asked).isEqualTo(3);
    }

    /** Each of them may make or end a key, or stop one. */
    @ParameterizedTest
    @EnumSource(
            value = RecordType.class,
            names = {"SNAPSHOT_INTENT", "DISABLE_INTENT", "ENABLE_INTENT", "EXPIRE_INTENT"})
    void aLostCall_isSettledFirst(RecordType lost) {
        planned(Strategy.OVERLAP);
        fixture.makes(1);
        fixture.says(lost, 0);
        assertThat(sweep()).isEqualTo(RecordType.SETTLING);
    }

    @Test
    void onTheWayBack_theSuccessorGoes_andTheOldKeyStays() {
        planned(Strategy.OVERLAP);
        fixture.makes(1);
        fixture.says(RecordType.ROLLBACK, 0, new Reason("because"));
        fixture.says(RecordType.RESTORED, 0);
        lists.hide("-a1", 2);
        assertThat(sweep()).isEqualTo(RecordType.SWEPT);
        assertThat(fixture.names()).containsExactly("newsletter");
        assertThat(sweep()).isEqualTo(RecordType.ROLLED_BACK);
    }

    @Test
    void whileTheKeyInTheSinksIsNotListed_nothingIsSwept() {
        planned(Strategy.OVERLAP);
        fixture.makes(1);
        fixture.makes(2);
        world.adapter().delete(world.adapter().list(fixture.name(2)).get(0));
        assertThatThrownBy(this::sweep).isInstanceOf(Halt.class).hasMessageContaining("nothing is swept");
        assertThat(fixture.names()).containsExactly("newsletter", fixture.name(1));
    }

    /** It remembers the settings for a rotation whose journal is lost; while that is not so, it is another rotation's. */
    @ParameterizedTest
    @CsvSource({"true, SWEPT", "false, DONE"})
    void anothersSnapshot_isSweptAfterALostJournal_alone(boolean reconciling, RecordType expected) {
        planned(
                "emailit",
                Strategy.OVERLAP,
                plan -> PlanDetail.builder().from(plan).reconciling(reconciling).build());
        world.simulator().seedKey(SNAPSHOT);
        fixture.makes(1);
        fixture.says(RecordType.SUCCESSOR_INSTEAD, 0, new Reason("so that it looks"));
        assertThat(sweep()).isEqualTo(expected);
        assertThat(fixture.names().contains(SNAPSHOT)).isEqualTo(!reconciling);
    }

    /** The list did not show it when the reconciliation looked: it looks once more, so that the key is retired as others are. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aLateSuccessor_isLookedAtAgain_threeTimesAtMost(int looks) {
        reconciling();
        world.simulator().seedKey(SUCCESSOR);
        PlanDetail plan = fixture.work().progress().planned();
        fixture.says(RecordType.FOUND_LIVE, 0, plan);
        for (int look = 1; look < looks; look++) {
            fixture.says(RecordType.LOOK_AGAIN, 0, plan);
        }
        assertThat(sweep()).isEqualTo(looks > 3 ? RecordType.DONE : RecordType.LOOK_AGAIN);
        assertThat(fixture.names()).contains(SUCCESSOR);
    }

    @Test
    void aLateSuccessor_isRetiredAtOnce_whereTheSinksWereWritten() {
        reconciling();
        SimulatedKey late = world.simulator().seedKey(SUCCESSOR);
        fixture.makes(1);
        assertThat(sweep()).isEqualTo(RecordType.FOUND_LIVE);
        assertThat(fixture.work().progress().retiring()).containsExactly(late.id());
        fixture.says(RecordType.DELETED, 0, AboutKey.withId(late.id()));
        assertThat(sweep()).isEqualTo(RecordType.DONE);
    }

    /** A rotation that knows its journal leaves what others have made alone. */
    @Test
    void aStrangersSuccessor_isNoneOfARotationThatKnowsItsJournal() {
        planned(Strategy.OVERLAP);
        world.simulator().seedKey(SUCCESSOR);
        fixture.makes(1);
        fixture.makes(2);
        sweep();
        assertThat(sweep()).isEqualTo(RecordType.DONE);
    }

    /** A delete and a create of the same name came late: the key that was made again is in no sink. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNameThatWasGivenUp_isSwept_onceItsKeyWasBeingDeleted(boolean removed) {
        planned("elasticemail", Strategy.IN_PLACE, UnaryOperator.identity());
        if (removed) {
            fixture.says(RecordType.REMOVE_INTENT, 0, AboutKey.withId(World.NAME));
            fixture.says(RecordType.REMOVED, 0, AboutKey.withId(World.NAME));
        }
        fixture.says(RecordType.SUCCESSOR_INSTEAD, 0, new Reason("an answer was lost"));
        fixture.makes(1);
        assertThat(fixture.work().progress().course()).isEqualTo(Course.OVERLAP);
        assertThat(sweep()).isEqualTo(removed ? RecordType.SWEPT : RecordType.DONE);
        assertThat(fixture.names().contains(World.NAME)).isEqualTo(!removed);
    }

    @Test
    void whatRememberedTheSettings_isWaitedForAndSwept() {
        planned("elasticemail", Strategy.IN_PLACE, UnaryOperator.identity());
        fixture.says(RecordType.SNAPSHOT_INTENT, 0, AboutKey.withName(fixture.name(0)));
        world.adapter().create(fixture.name(0), world.settings());
        fixture.says(RecordType.SNAPSHOT_TAKEN, 0);
        lists.hide("-a0", 3);
        assertThat(sweep()).isEqualTo(RecordType.SWEPT);
        assertThat(lists.asked).isEqualTo(4);
        assertThat(sweep()).isEqualTo(RecordType.DONE);
        assertThat(lists.asked).isZero();
    }

    /** The key was deleted and made again, and an answer was lost on the way: one look more. */
    @Test
    void aLostDelete_isLookedAfter() {
        planned("elasticemail", Strategy.IN_PLACE, UnaryOperator.identity());
        fixture.says(RecordType.REMOVE_INTENT, 0, AboutKey.withId(World.NAME));
        fixture.says(RecordType.DRAINED, 0);
        assertThat(sweep()).isEqualTo(RecordType.DONE);
        assertThat(lists.asked).isOne();
    }

    /** One list where it shows all that there is; else one for each of the names. */
    @ParameterizedTest
    @CsvSource({"jetemail, 1", "emailit, 2"})
    void twoFamilies_areListed(String provider, int expected) {
        planned(provider, Strategy.ALTERNATE, plan -> plan);
        fixture.says(RecordType.CREATE_INTENT, 1);
        fixture.says(RecordType.CREATED, 1);
        fixture.says(RecordType.CREATE_INTENT, 2);
        fixture.says(RecordType.CREATED, 2);
        assertThat(sweep()).isEqualTo(RecordType.DONE);
        assertThat(lists.asked).isEqualTo(expected);
    }

    @Test
    void oneFamily_isListedByItsName() {
        planned("jetemail", Strategy.OVERLAP, plan -> plan);
        fixture.makes(1);
        fixture.makes(2);
        var asked = new ArrayList<String>();
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public List<ManagedKey> list(String namePrefix) {
                asked.add(namePrefix);
                return super.list(namePrefix);
            }
        });
        assertThat(sweep()).isEqualTo(RecordType.SWEPT);
        assertThat(asked).containsExactly(World.NAME);
    }
}
