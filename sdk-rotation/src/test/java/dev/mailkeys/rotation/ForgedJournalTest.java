package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordJson;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.SimulatedKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals that this program did not write are reported, and end only keys of this target. */
class ForgedJournalTest {

    private static final String AT = "\"at\":\"2026-11-21T03:00:00Z\",\"attempt\":0";
    private static final String PLAN =
            "{\"type\":\"PLANNED\"," + AT + ",\".base:0\":\"b\",\".course\":\"OVERLAP\",\".rotation\":\"r\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAN + ",\"settings\":{\"scope\":\"x\"}}",
                PLAN + ",\"settings\":null}",
                PLAN + ",\"settings\":[]}",
                PLAN + ",\"settings\":{\"scope\":[1]}}",
                PLAN + ",\"settings\":{\"scope\":[[\"x\"]]}}",
                PLAN + "}",
                PLAN + ",\".course\":\"SIDEWAYS\",\"settings\":{}}",
                PLAN + ",\".strategy\":\"SIDEWAYS\",\"settings\":{}}",
                PLAN + ",\".delivered\":\"soon\",\"settings\":{}}",
                PLAN + ",\".rotation\":\"\",\"settings\":{}}",
                "{\"type\":\"PLANNED\"," + AT + ",\".course\":\"OVERLAP\",\".rotation\":\"r\",\"settings\":{}}",
                PLAN + ",\".course\":{},\"settings\":{}}",
                "{\"type\":\"GRACE\"," + AT + "}",
                "{\"type\":\"GRACE\"," + AT + ",\".until\":\"soon\"}",
                "{\"type\":\"CREATED\",\"at\":\"2026-11-21T03:00:00Z\",\"attempt\":-1}",
                "{\"type\":\"CREATED\"",
                "[]",
                "null",
                "",
            })
    void aRecordThatIsNone_isDamaged(String text) {
        assertThatThrownBy(() -> RecordJson.read(new JournalLine(1, 1, text)))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        damaged -> assertThat(damaged.kind()).isEqualTo(JournalException.Kind.DAMAGED));
    }

    /** The records above without their faults. */
    @Test
    void aPlan_isRead() {
        assertThat(RecordJson.read(new JournalLine(1, 1, PLAN + ",\"settings\":{}}"))
                        .detail())
                .isInstanceOf(PlanDetail.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED", "NOT_DONE", "GRACE"})
    void aJournalThatDoesNotBeginWithAPlan_isRefusedByEveryVerb(String first) {
        try (var world = world("emailit")) {
            write(world, "{\"type\":\"" + first + "\"," + AT + ",\".until\":\"2026-11-21T03:00:00Z\"}");
            for (RotationReport report : List.of(
                    world.quietly().run(),
                    world.quietly().resume(),
                    world.quietly().reconcile())) {
                assertThat(report.outcome()).isNotEqualTo(Outcome.DONE);
                assertThat(report.messages().get(0)).contains("the rotation can be set aside");
            }
        }
    }

    /** It says that another team's key is this target's old one. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void anOldKeyOfAnotherName_isNotDeleted(String provider) {
        try (var world = world(provider)) {
            SimulatedKey other = world.simulator().seedKey("receipts", Providers.settings(provider));
            try (JournalLease lease = world.journals().lease(world.target())) {
                lease.begin("r0t00000000");
                append(
                        lease,
                        1,
                        new JournalRecord(
                                RecordType.PLANNED,
                                world.timing().now(),
                                0,
                                plan(world)
                                        .key(world.original())
                                        .name(World.NAME)
                                        .addOld(other.id())
                                        .putSinks("sink 0", new Before(SinkContents.UNMARKED, ""))
                                        .build()));
                append(
                        lease,
                        2,
                        new JournalRecord(
                                RecordType.RETIRE_INTENT, world.timing().now(), 0, AboutKey.NONE));
            }
            world.until(world.quietly()::resume);
            assertThat(world.simulator().accepts(other.token())).isTrue();
            assertThat(world.warnings()).anyMatch(told -> told.contains("receipts") && told.contains("left alone"));
        }
    }

    @Test
    void aStateThatNothingFollows_isDamaged() {
        try (var world = world("emailit")) {
            world.quietly().run();
            List<JournalLine> lines = world.journals().read(world.target());
            try (JournalLease lease = world.journals().lease(world.target())) {
                append(
                        lease,
                        lines.size() + 1,
                        new JournalRecord(
                                RecordType.FOUND_IDLE,
                                world.timing().now(),
                                0,
                                plan(world).build()));
            }
            assertThat(world.quietly().resume().messages().get(0)).contains("which nothing follows");
        }
    }

    private static PlanDetail.Builder plan(World world) {
        return PlanDetail.builder()
                .rotation("r0t00000000")
                .course(Course.OVERLAP)
                .settings(world.settings())
                .addBases(World.NAME)
                .alternating(false)
                .reconciling(true)
                .shown(false);
    }

    private static World world(String provider) {
        return new World(Scenario.of(provider, Strategy.OVERLAP, "readable", List.of(MemorySink::readable)));
    }

    private static void write(World world, String line) {
        world.keepJournals(new MemoryJournals());
        try (JournalLease lease = world.journals().lease(world.target())) {
            lease.begin("r0t00000000");
            lease.append(new JournalLine(lease.epoch(), 1, line));
        }
    }

    private static void append(JournalLease lease, long sequence, JournalRecord entry) {
        lease.append(new JournalLine(lease.epoch(), sequence, RecordJson.write(entry)));
    }
}
