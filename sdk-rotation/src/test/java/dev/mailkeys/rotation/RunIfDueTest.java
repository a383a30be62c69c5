package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.ReceivedCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a scheduled job asks for again and again: to rotate a key that is old enough, and only that. */
class RunIfDueTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final KillPoints NEVER = new KillPoints(KillPoints.NEVER, where -> {});

    private static World world(Strategy strategy) {
        return world("emailit", strategy);
    }

    private static World world(String provider, Strategy strategy) {
        return new World(Scenario.of(provider, strategy, "readable", List.of(MemorySink::readable)));
    }

    private static RotationOptions.Builder monthly() {
        return RotationOptions.builder().grace(Duration.ZERO).rotateEvery(MONTH);
    }

    private static Rotation monthly(World world) {
        return world.rotation(NEVER, monthly());
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void aYoungKey_isLeftAlone(Strategy strategy) {
        try (var world = world(strategy)) {
            var created = world.clock().instant();
            RotationReport report = world.rotation(NEVER, monthly().alternateKey("newsletter b"))
                    .runIfDue();
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.NOT_DUE);
            assertThat(report.until()).contains(created.plus(MONTH));
            assertThat(report.keyName()).contains("newsletter");
            assertThat(report.next().verb()).isEqualTo(NextStep.Verb.NOTHING);
            assertThat(world.simulator().received())
                    .extracting(ReceivedCall::method)
                    .containsOnly("GET");
            assertThat(world.records()).isEmpty();
        }
    }

    /** In place the provider's time of creation stays the old one: the journal knows better. */
    @ParameterizedTest
    @CsvSource({"emailit, OVERLAP", "emailit, IN_PLACE", "jetemail, IN_PLACE", "elasticemail, IN_PLACE"})
    void anOldKey_isRotatedOnceAMonth(String provider, Strategy strategy) {
        try (var world = world(provider, strategy)) {
            world.clock().advance(MONTH);
            for (int month = 0; month < 3; month++) {
                String before = world.sinks().get(0).token().reveal();
                assertThat(monthly(world).plan().isDue()).isTrue();
                assertThat(monthly(world).runIfDue().outcome()).isEqualTo(Outcome.DONE);
                String after = world.sinks().get(0).token().reveal();
                assertThat(after).isNotEqualTo(before);

                world.clock().advance(MONTH.minusDays(1));
                assertThat(monthly(world).plan().isDue()).isFalse();
                assertThat(monthly(world).runIfDue().outcome()).isEqualTo(Outcome.NOT_DUE);
                assertThat(world.sinks().get(0).token().reveal()).isEqualTo(after);
                world.clock().advance(Duration.ofDays(1));
            }
        }
    }

    /** Another program was quicker, between the moment at which this one was asked and its lease. */
    @Test
    void ofTwoThatAskAtTheSameMoment_oneRotates() {
        try (var world = world(Strategy.OVERLAP)) {
            world.clock().advance(MONTH);
            var journals = world.journals();
            var other = monthly(world);
            var slow = new JournalStore() {
                @Override
                public JournalLease lease(String target) {
                    assertThat(other.runIfDue().outcome()).isEqualTo(Outcome.DONE);
                    return journals.lease(target);
                }

                @Override
                public List<JournalLine> read(String target) {
                    return journals.read(target);
                }
            };
            world.keepJournals(slow);
            assertThat(monthly(world).runIfDue().outcome()).isEqualTo(Outcome.NOT_DUE);
            assertThat(world.simulator().received("create")).hasSize(1);
        }
    }

    @Test
    void aRotationThatIsNotFinished_isContinuedHoweverYoungTheKey() {
        try (var world = world(Strategy.OVERLAP)) {
            world.clock().advance(MONTH);
            var patient = world.rotation(NEVER, monthly().grace(Duration.ofHours(1)));
            assertThat(patient.runIfDue().outcome()).isEqualTo(Outcome.PENDING);
            assertThat(patient.plan().isDue()).isTrue();
            world.clock().advance(Duration.ofHours(1));
            assertThat(patient.runIfDue().outcome()).isEqualTo(Outcome.DONE);
            assertThat(world.adapter().find(world.original())).isEmpty();
        }
    }

    @Test
    void aReconciliationThatMadeNoToken_makesNoKeyYounger() {
        try (var world = world(Strategy.OVERLAP)) {
            world.clock().advance(MONTH);
            assertThat(world.until(monthly(world)::reconcile).outcome()).isEqualTo(Outcome.DONE);
            assertThat(monthly(world).plan().isDue()).isTrue();
        }
    }

    @Test
    void aKeyWhoseAgeNobodyKnows_isDue() {
        try (var world = world(Strategy.OVERLAP)) {
            world.seeThrough(Ageless::new);
            assertThat(monthly(world).plan().isDue()).isTrue();
            assertThat(monthly(world).plan().dueAt()).isEmpty();
            assertThat(monthly(world).runIfDue().outcome()).isEqualTo(Outcome.DONE);
            assertThat(monthly(world).runIfDue().outcome()).isEqualTo(Outcome.NOT_DUE);
        }
    }

    private static final class Ageless extends ForwardingAdapter {

        Ageless(ProviderAdapter adapter) {
            super(adapter);
        }

        @Override
        public ProviderAdapter readOnly() {
            return new Ageless(super.readOnly());
        }

        @Override
        public List<ManagedKey> list(String namePrefix) {
            return super.list(namePrefix).stream().map(Ageless::ageless).toList();
        }

        @Override
        public Optional<ManagedKey> find(String id) {
            return super.find(id).map(Ageless::ageless);
        }

        private static ManagedKey ageless(ManagedKey key) {
            return new ManagedKey(
                    key.id(), key.name(), key.usable(), key.settings(), key.token(), Optional.empty(), key.signOfUse());
        }
    }

    @Test
    void whatCanNotBeRotated_isRefusedAndNotPutOff() {
        try (var world = world(Strategy.OVERLAP)) {
            world.rename("another");
            assertThat(monthly(world).plan().isDue()).isFalse();
            assertThat(monthly(world).runIfDue().outcome()).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void run_asksForNoAge_andRunIfDueRotatesWhereNoneIsSet() {
        try (var world = world(Strategy.OVERLAP)) {
            assertThat(monthly(world).run().outcome()).isEqualTo(Outcome.DONE);
            assertThat(monthly(world).run().outcome()).isEqualTo(Outcome.DONE);
            var ageless = world.rotation(NEVER, RotationOptions.builder().grace(Duration.ZERO));
            assertThat(ageless.runIfDue().outcome()).isEqualTo(Outcome.DONE);
            assertThat(world.simulator().received("create")).hasSize(3);
        }
    }

    @Test
    void anAgeBelowZero_isRefused() {
        var options = RotationOptions.builder().rotateEvery(Duration.ofSeconds(-1));
        assertThatThrownBy(options::build).hasMessage("rotateEvery must not be negative");
    }
}
