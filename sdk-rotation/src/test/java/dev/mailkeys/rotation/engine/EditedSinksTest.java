package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target was edited since its rotation was planned: what is noted, what is delivered once more, and what is refused. */
class EditedSinksTest {

    private World world;
    private WorkFixture fixture;

    @BeforeEach
    void world() {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
    }

    private void planned(UnaryOperator<PlanDetail> plan) {
        fixture = new WorkFixture(world, Strategy.OVERLAP, world.options().build(), plan);
    }

    /** It was planned for another sink than the one there is now. */
    private void edited() {
        planned(plan -> PlanDetail.builder()
                .from(plan)
                .sinks(Map.of("former", new Before("unmarked", "v0")))
                .build());
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private long edits() {
        SinkEdits.take(fixture.work());
        return world.count(RecordType.SINKS_CHANGED);
    }

    @Test
    void whereNothingWasEdited_nothingIsNoted() {
        planned(UnaryOperator.identity());
        assertThat(edits()).isZero();
        assertThat(fixture.warnings()).isEmpty();
    }

    @Test
    void whatHasComeAndGone_isNotedOnce_andToldOf() {
        edited();
        edits();
        assertThat(edits()).isOne();
        assertThat(fixture.work().progress().sinks()).containsExactly("sink 0");
        assertThat(fixture.work().progress().before("sink 0").version()).isEqualTo("v1");
        assertThat(fixture.warnings()).hasSize(2);
        assertThat(fixture.last()).isEqualTo(RecordType.PLANNED);
    }

    @ParameterizedTest
    @CsvSource({"true, VERIFIED", "false, SINK_ADDED"})
    void aSinkThatLacksTheNewToken_getsIt_thoughAllHadIt(boolean delivered, RecordType last) {
        planned(UnaryOperator.identity());
        fixture.says(RecordType.DELIVERED, 1, new Put(delivered ? "sink 0" : "former", "v2"));
        fixture.says(RecordType.VERIFIED, 1);
        SinkEdits.take(fixture.work());
        assertThat(fixture.last()).isEqualTo(last);
    }

    /** It will be delivered as all the others are. */
    @Test
    void aSinkThatComes_beforeAllHaveTheNewToken_isNothingSpecial() {
        edited();
        fixture.says(RecordType.DELIVERED, 1, new Put("former", "v1"));
        SinkEdits.take(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.DELIVERED);
    }

    @Test
    void onTheWayBack_noSinkGetsTheNewToken() {
        planned(UnaryOperator.identity());
        fixture.says(RecordType.DELIVERED, 1, new Put("former", "v1"));
        fixture.says(RecordType.ROLLBACK, 0).says(RecordType.SETTLED, 0);
        SinkEdits.take(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.SETTLED);
    }

    /** Nobody has the token of the key that was found in the others. */
    @Test
    void afterAReconciliation_allIsLookedAtAgain_forASinkThatWasNotThere() {
        edited();
        fixture.says(RecordType.FOUND_LIVE, 0, fixture.work().progress().planned());
        SinkEdits.take(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.LOOK_AGAIN);
        assertThat(fixture.work().progress().course()).isEqualTo(Course.RECONCILE);
    }

    @ParameterizedTest
    @CsvSource({"receipts, emailit", "newsletter, jetemail"})
    void anotherKeyOrAccount_isAnotherTarget(String key, String provider) {
        planned(plan -> PlanDetail.builder()
                .from(plan)
                .requested(key)
                .provider(provider)
                .build());
        assertThatThrownBy(this::edits)
                .isInstanceOf(Halt.class)
                .hasMessageContaining("is of the key \"" + key + "\" at " + provider);
        assertThat(fixture.last()).isEqualTo(RecordType.PLANNED);
    }

    /** By the name of its newest successor, say. */
    @Test
    void theSameKeyByAnotherNameOfIts_isTheSameTarget() {
        planned(plan -> PlanDetail.builder()
                .from(plan)
                .requested("newsletter--r0000000000-a1")
                .build());
        assertThat(edits()).isZero();
    }
}
