package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reconciliation makes of what it finds, from one look. */
class ReconciliationTest {

    private static final String SUCCESSOR = "newsletter--r0000000000-a1";
    private static final Secret DEAD = Secret.of("secret_dead_0000000000000000");

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    private void lost(String provider, Strategy strategy, List<Function<String, MemorySink>> sinks) {
        world = new World(Scenario.of(provider, strategy, "sinks", sinks));
        RotationOptions.Builder options = world.options();
        if (strategy == Strategy.ALTERNATE) {
            options.alternateKey("newsletter b");
        }
        fixture = new WorkFixture(
                world,
                strategy,
                options.build(),
                plan -> PlanDetail.builder()
                        .from(plan)
                        .reconciling(true)
                        .course(Course.RECONCILE)
                        .build());
        sink = world.sinks().get(0);
    }

    private void lost(String provider, Strategy strategy) {
        lost(provider, strategy, List.of(MemorySink::readable));
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private PlanDetail found(RecordType expected) {
        Reconciliation.look(fixture.work());
        assertThat(fixture.last()).isEqualTo(expected);
        return fixture.work().progress().planned();
    }

    private String seed(String name) {
        return world.simulator().seedKey(name).id();
    }

    @Test
    void theKeyInTheSinks_stays_andNothingIsWritten_whereNoOtherIsToGo() {
        lost("emailit", Strategy.OVERLAP);
        PlanDetail plan = found(RecordType.FOUND_LIVE);
        assertThat(plan.key()).contains(world.original());
        assertThat(plan.old()).isEmpty();
        assertThat(fixture.work().progress().has(RecordType.REMARK_INTENT)).isFalse();
    }

    /** First the sinks are made safe from late puts of that key. */
    @Test
    void whatARotationHasLeft_isToGo_onceNoLatePutCanBringIt() {
        lost("emailit", Strategy.OVERLAP);
        String successor = seed(SUCCESSOR);
        PlanDetail plan = found(RecordType.FOUND_LIVE);
        assertThat(plan.key()).contains(world.original());
        assertThat(plan.old()).containsExactly(successor);
        assertThat(fixture.work().progress().count(RecordType.REMARKED)).isOne();
    }

    @Test
    void whereNoSinkTells_aNewTokenIsDelivered_andTheOneKeyGoes() {
        lost("emailit", Strategy.OVERLAP);
        sink.hold(DEAD);
        PlanDetail plan = found(RecordType.FOUND_NONE);
        assertThat(plan.course()).isEqualTo(Course.OVERLAP);
        assertThat(plan.old()).containsExactly(world.original());
        assertThat(fixture.warnings()).isEmpty();
    }

    @Test
    void ofSeveralKeys_thoseGoThatARotationMade_andTheOthersAreToldOf() {
        lost("emailit", Strategy.OVERLAP);
        sink.hold(DEAD);
        String successor = seed(SUCCESSOR);
        assertThat(found(RecordType.FOUND_NONE).old()).containsExactly(successor);
        assertThat(fixture.warnings())
                .singleElement()
                .asString()
                .startsWith("Left alone")
                .contains(world.original());
    }

    @Test
    void aSinkThatTakesNothing_isToldOf_beforeAKeyIsMadeForIt() {
        lost("emailit", Strategy.OVERLAP);
        sink.hold(DEAD);
        sink.refuseEverything("sink 0: no room.");
        assertThatThrownBy(() -> Reconciliation.look(fixture.work()))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("no room");
    }

    @Test
    void inPlace_theOneKeyIsRotated_andOfSeveralNone() {
        lost("emailit", Strategy.IN_PLACE);
        sink.hold(DEAD);
        PlanDetail one = found(RecordType.FOUND_NONE);
        assertThat(one.course()).isEqualTo(Course.ROTATE);
        assertThat(one.key()).contains(world.original());
        String successor = seed(SUCCESSOR);
        PlanDetail several = found(RecordType.FOUND_NONE);
        assertThat(several.course()).isEqualTo(Course.OVERLAP);
        assertThat(several.old()).containsExactly(successor);
    }

    /** The key itself is made again under its name, and is none of those that are left. */
    @Test
    void whereAKeyIsMadeAgain_itsNameStays_andTheRestGoes() {
        lost("elasticemail", Strategy.IN_PLACE);
        sink.hold(DEAD);
        PlanDetail one = found(RecordType.FOUND_NONE);
        assertThat(one.course()).isEqualTo(Course.RECREATE);
        assertThat(one.key()).contains(World.NAME);
        assertThat(one.rest()).isEmpty();
        world.adapter().create(SUCCESSOR, world.settings());
        assertThat(found(RecordType.FOUND_NONE).rest()).containsExactly(SUCCESSOR);
        assertThat(fixture.warnings()).isEmpty();
    }

    /** What only remembers settings makes room, and then all is looked at once more. */
    @Test
    void inAFullAccount_roomIsMadeFirst() {
        lost("emailit", Strategy.OVERLAP);
        sink.hold(DEAD);
        seed("newsletter--r0000000000-a0");
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public OptionalInt room() {
                return OptionalInt.of(super.list("newsletter--").isEmpty() ? 1 : 0);
            }
        });
        assertThat(found(RecordType.FOUND_NONE).old()).containsExactly(world.original());
        assertThat(fixture.work().progress().has(RecordType.DISCARDED)).isTrue();
    }

    /** What a key may do is nowhere to be seen: nothing is begun before a person has said it. */
    @Test
    void whereNobodyKnowsWhatTheKeyMayDo_aPersonIsAsked() {
        lost("emailit", Strategy.OVERLAP);
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Capabilities capabilities() {
                return Capabilities.of(Duration.ofMinutes(3));
            }
        });
        assertThatThrownBy(() -> Reconciliation.look(fixture.work()))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("does not show what a key may do");
    }

    private String other() {
        return world.adapter().list("newsletter b").get(0).id();
    }

    @Test
    void ofTwoKeysInTurn_theOneThatTheSinksDoNotHold_isRenewed_onceNoLatePutCanBringIt() {
        lost("jetemail", Strategy.ALTERNATE);
        PlanDetail plan = found(RecordType.FOUND_IDLE);
        assertThat(plan.key()).contains(other());
        assertThat(plan.settings()).isEqualTo(world.settings());
        assertThat(fixture.work().progress().count(RecordType.REMARKED)).isOne();
    }

    @Test
    void ofTwoKeysInTurn_thatStandInDifferentSinks_oneIsPutIntoAll() {
        lost("jetemail", Strategy.ALTERNATE, List.of(MemorySink::readable, MemorySink::readable));
        ManagedKey other = world.adapter().list("newsletter b").get(0);
        world.sinks().get(1).hold(other.token().orElseThrow());
        PlanDetail plan = found(RecordType.FOUND_PARTIAL);
        assertThat(plan.key()).contains(world.original());
        assertThat(plan.course()).isEqualTo(Course.ROTATE);
        assertThat(plan.settings()).isEqualTo(world.settings());
    }

    @Test
    void ofTwoKeysInTurn_whereNoSinkTells_aPersonIsAsked() {
        lost("jetemail", Strategy.ALTERNATE);
        sink.hold(DEAD);
        assertThatThrownBy(() -> Reconciliation.look(fixture.work()))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("It is not known which of the two keys the sinks hold.");
    }

    @Test
    void ofTwoKeysInTurn_noneIsRenewed_forASinkThatTakesNothing() {
        lost("jetemail", Strategy.ALTERNATE);
        sink.refuseEverything("sink 0: no room.");
        assertThatThrownBy(() -> Reconciliation.look(fixture.work()))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("no room");
    }
}
