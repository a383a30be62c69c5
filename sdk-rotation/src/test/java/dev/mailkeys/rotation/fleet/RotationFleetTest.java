package dev.mailkeys.rotation.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationFleet;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Reports;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RotationFleetTest {

    private final List<String> started = new ArrayList<>();

    private static RotationFleet.Member member(String account, String target) {
        Rotation rotation = Rotation.of(target)
                .key(EmailitAdapter.using(Secret.of("secret_0"), ClientSettings.defaults()), target)
                .sink(MemorySink.readable("sink"))
                .journal(new MemoryJournals())
                .build();
        return new RotationFleet.Member(account, rotation);
    }

    private static List<RotationFleet.Member> members(String... accounts) {
        return IntStream.range(0, accounts.length)
                .mapToObj(number -> member(accounts[number], "t" + number))
                .toList();
    }

    private static RotationReport report(Rotation rotation, Outcome outcome) {
        return new RotationReport(
                rotation.target(),
                outcome,
                Optional.of("r0000000000"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Next.nothing(),
                Optional.empty());
    }

    private static List<Outcome> outcomes(List<RotationReport> reports) {
        return reports.stream().map(RotationReport::outcome).toList();
    }

    @Test
    void reports_areInTheOrderOfTheMembers() {
        List<RotationReport> reports =
                RotationFleet.atOnce(3).run(members("a", "b", "c", "a"), rotation -> report(rotation, Outcome.PENDING));
        assertThat(reports).extracting(RotationReport::target).containsExactly("t0", "t1", "t2", "t3");
    }

    @Test
    void canary_goesAlone_andItsFailureStartsNobodyElse() {
        List<RotationReport> reports = RotationFleet.atOnce(3).run(members("a", "b", "c"), rotation -> {
            started.add(rotation.target());
            return report(rotation, Outcome.SINK_BROKEN);
        });
        assertThat(started).containsExactly("t0");
        assertThat(outcomes(reports)).containsExactly(Outcome.SINK_BROKEN, Outcome.REFUSED, Outcome.REFUSED);
        assertThat(reports.get(2).messages())
                .containsExactly("Not started, because t0 did not end well. Nothing was changed.");
    }

    @Test
    void canary_isTheFirstThatThereIsSomethingToDoFor() {
        RotationFleet.atOnce(3).run(members("a", "b", "c", "d"), rotation -> {
            started.add(rotation.target());
            return rotation.target().equals("t0")
                    ? Reports.nothing("t0", "Not due.")
                    : report(rotation, Outcome.INCOMPLETE);
        });
        assertThat(started).containsExactly("t0", "t1");
    }

    @Test
    void failure_startsNoFurther_andLetsThoseUnderWayEnd() throws Exception {
        var bothRun = new CyclicBarrier(2);
        var failed = new CountDownLatch(1);
        List<RotationReport> reports = RotationFleet.atOnce(2).withoutCanary().run(members("a", "b", "c"), rotation -> {
            await(bothRun);
            if (rotation.target().equals("t0")) {
                failed.countDown();
                return report(rotation, Outcome.INCOMPLETE);
            }
            await(failed);
            return report(rotation, Outcome.INCOMPLETE);
        });
        assertThat(outcomes(reports)).containsExactly(Outcome.INCOMPLETE, Outcome.INCOMPLETE, Outcome.REFUSED);
    }

    @Test
    void account_isRotatedOneKeyAtATime_unlessMoreAreAllowed() {
        var most = new ConcurrentHashMap<String, Integer>();
        var now = Map.of("a", new AtomicInteger(), "b", new AtomicInteger());
        List<RotationFleet.Member> members = members("a", "a", "b", "a", "b", "a", "b", "a");
        var accounts = new ConcurrentHashMap<Rotation, String>();
        members.forEach(member -> accounts.put(member.rotation(), member.account()));
        RotationFleet.atOnce(8).run(members, rotation -> {
            String account = accounts.get(rotation);
            most.merge(account, now.get(account).incrementAndGet(), Integer::max);
            Thread.yield();
            now.get(account).decrementAndGet();
            return report(rotation, Outcome.DONE);
        });
        assertThat(most).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 1));

        var together = new CyclicBarrier(3);
        List<RotationReport> reports = RotationFleet.atOnce(3)
                .perAccount("a", 3)
                .withoutCanary()
                .run(members("a", "a", "a"), rotation -> {
                    await(together);
                    return report(rotation, Outcome.DONE);
                });
        assertThat(outcomes(reports)).containsOnly(Outcome.DONE);
    }

    @Test
    void mistake_isReportedWithoutItsWords() {
        List<RotationReport> reports = RotationFleet.atOnce(1).run(members("a"), rotation -> {
            throw new IllegalStateException("c4n4ry");
        });
        assertThat(reports.get(0).outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(reports.get(0).messages())
                .allSatisfy(message ->
                        assertThat(message).contains("IllegalStateException").doesNotContain("c4n4ry"));
    }

    @Test
    void rollBack_mayBeAGoodEnd() {
        List<RotationReport> reports = RotationFleet.atOnce(1)
                .run(
                        members("a", "a"),
                        rotation -> report(rotation, Outcome.ROLLED_BACK),
                        EnumSet.of(Outcome.ROLLED_BACK));
        assertThat(outcomes(reports)).containsOnly(Outcome.ROLLED_BACK);
    }

    @Test
    void interrupt_isPassedOn_andStartsNobodyElse() throws Exception {
        var running = new CountDownLatch(2);
        var reports = new ArrayList<RotationReport>();
        var interrupted = new CountDownLatch(1);
        var caller = new Thread(() -> {
            reports.addAll(RotationFleet.atOnce(2).withoutCanary().run(members("a", "b", "c"), rotation -> {
                running.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return report(rotation, Outcome.PENDING);
            }));
            if (Thread.currentThread().isInterrupted()) {
                interrupted.countDown();
            }
        });
        caller.start();
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(interrupted.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(outcomes(reports)).containsExactly(Outcome.PENDING, Outcome.PENDING, Outcome.REFUSED);
        assertThat(reports.get(2).messages())
                .containsExactly("Not started, because the fleet was interrupted. Nothing was changed.");
        assertThat(reports.get(2).next().sentence()).isEqualTo("Run rotate.");
    }

    @Test
    void canaryThatIsInterrupted_hasDoneNothingWrong() {
        List<RotationReport> reports = RotationFleet.atOnce(2).run(members("a", "b"), rotation -> {
            Thread.currentThread().interrupt();
            return report(rotation, Outcome.INCOMPLETE);
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reports.get(1).next().sentence()).isEqualTo("Run rotate.");
    }

    @Test
    void numbers_areAtLeastOne() {
        assertThatThrownBy(() -> RotationFleet.atOnce(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RotationFleet.atOnce(1).perAccount("a", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
