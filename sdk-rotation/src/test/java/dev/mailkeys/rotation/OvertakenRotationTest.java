package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Reports;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.StealableStore;
import dev.mailkeys.rotation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A rotator stalls, another takes its lease and comes to the end, and the first continues as if nothing had happened.
 */
@Tag("crash")
public class OvertakenRotationTest {

    @Test
    void overtakenAtEveryPoint_appendsNothingAndIsHealed() {
        Enumeration enumeration = Enumeration.of("overtaken", 4).keepingJournals(StealableJournals::new);
        enumeration.each(
                CrashTest.scenarios(), scenario -> enumeration.everywhere(scenario, OvertakenRotationTest::overtake));
        enumeration.assertNoFailure();
    }

    /** Overtakes a rotation at one point; the world's journals can be stolen. Whether it ever came to this point. */
    public static boolean overtake(World world, int point) {
        var journals = (StealableStore) world.journals();
        var passed = new AtomicInteger();
        var afterwards = new ArrayList<JournalLine>();
        var firsts = new ArrayList<RotationReport>();
        Rotation first = world.rotation(world.points(where -> {
            if (passed.incrementAndGet() == point) {
                world.promises().assertOver(world.until(second(world, journals)::run));
                afterwards.addAll(journals.read(world.target()));
                world.promises().expectLateChanges();
            }
        }));
        world.until(() -> {
            RotationReport report = first.run();
            firsts.add(report);
            return afterwards.isEmpty()
                    ? report
                    : Reports.refused(world.target(), List.of("overtaken"), Next.nothing());
        });
        if (!afterwards.isEmpty()) {
            assertThat(journals.read(world.target()))
                    .as("what the second wrote, after the first went on")
                    .isEqualTo(afterwards);
            world.promises().assertTrue(firsts.get(firsts.size() - 1));
            world.promises().assertVerifyTells();
            world.promises().assertOver(reconcile(world));
        }
        return passed.get() >= point;
    }

    private record StealableJournals(MemoryJournals journals) implements StealableStore {

        private StealableJournals() {
            this(new MemoryJournals());
        }

        @Override
        public JournalLease lease(String target) {
            return journals.lease(target);
        }

        @Override
        public JournalLease leaseByForce(String target) {
            return journals.leaseByForce(target);
        }

        @Override
        public List<JournalLine> read(String target) {
            return journals.read(target);
        }

        @Override
        public List<String> rotations(String target) {
            return journals.rotations(target);
        }

        @Override
        public List<JournalLine> read(String target, String rotation) {
            return journals.read(target, rotation);
        }
    }

    /** A late delete by name ends the key that was made again under it: a person has to say what it might do. */
    private static RotationReport reconcile(World world) {
        RotationReport report = world.recover(Recovery.RECONCILE);
        if (report.messages().get(0).contains("--settings")) {
            Rotation said = world.rotation(
                    world.points(KillPoints.NEVER), world.options().confirmedSettings(world.settings()));
            return world.until(said::reconcile);
        }
        return report;
    }

    /** Takes the lease although the first has it: the lock was lost, or is on another machine. */
    private static Rotation second(World world, StealableStore journals) {
        JournalStore byForce = new JournalStore() {
            @Override
            public JournalLease lease(String target) {
                return journals.leaseByForce(target);
            }

            @Override
            public List<JournalLine> read(String target) {
                return journals.read(target);
            }
        };
        return world.rotation(world.points(KillPoints.NEVER), world.options(), byForce);
    }
}
