package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Reports;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From some moment on neither journal nor sinks can be written: then nothing else is done either. */
@Tag("crash")
class FullDiskTest {

    private static final Set<Outcome> STOPPED =
            EnumSet.of(Outcome.INCOMPLETE, Outcome.SINK_UNKNOWN, Outcome.SINK_BROKEN, Outcome.REFUSED);

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void fullFromEveryWriteOn_stopsAndGoesOnWhenThereIsRoom(Recovery recovery) {
        Enumeration enumeration = Enumeration.of("disk full, " + recovery, 4);
        enumeration.each(
                CrashTest.scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> fill(world, point, recovery)));
        enumeration.assertNoFailure();
    }

    private static boolean fill(World world, int point, Recovery recovery) {
        var reports = new ArrayList<RotationReport>();
        var writes = new AtomicInteger();
        var called = new AtomicBoolean();
        Rotation rotation = world.rotation(world.points(where -> {
            boolean write = where.matches("(before|after) (record|put|the journal).*");
            boolean full = writes.addAndGet(write ? 1 : 0) >= point;
            if (write && full) {
                fail(where);
            }
            called.compareAndSet(false, full);
        }));
        RotationReport report = world.until(() -> {
            RotationReport run = rotation.run();
            reports.add(run);
            return writes.get() < point ? run : Reports.refused(world.target(), List.of("full"), Next.nothing());
        });
        boolean full = writes.get() >= point;
        if (full) {
            assertThat(reports.get(reports.size() - 1).outcome()).isIn(STOPPED);
            assertThat(called).as("a call after the disk was full").isFalse();
            report = world.recover(recovery);
        }
        world.promises().assertOver(report);
        return full;
    }

    private static void fail(String where) {
        boolean put = where.endsWith("put");
        boolean before = where.startsWith("before");
        throw put
                ? new SinkException(
                        before ? SinkException.Kind.UNCHANGED : SinkException.Kind.UNKNOWN,
                        "No space left on device.",
                        null)
                : new JournalException(JournalException.Kind.FAILED, "No space left on device.", null);
    }
}
