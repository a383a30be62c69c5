package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.testkit.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("faults")
final class SeveralNodesTest {

    private static final List<String> TARGETS =
            IntStream.range(0, 6).mapToObj(number -> "key-" + number).toList();

    @TempDir
    private Path folder;

    private FleetWorld world() throws Exception {
        var world = new FleetWorld(folder, TestDatabase.onTheSharedServer());
        for (String target : TARGETS) {
            world.target(target);
        }
        return world;
    }

    /** Who is at a target now, by what only that process has in its name. */
    private static FleetProcess atWork(FleetWorld world, List<FleetProcess> nodes, String target) throws Exception {
        String name = world.database
                .text("select picked_by from mailkeys_fleet_tasks where picked and task_instance = '" + target + "'")
                .orElse("");
        return nodes.stream()
                .filter(node -> name.contains("/" + node.pid() + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is at " + target + world.said()));
    }

    /** The target whose journal says last that a key is to be made. */
    private static String creating(FleetWorld world) {
        return world.database
                .text("select target from mailkeys_lines l where text like '%\"CREATE_INTENT\"%' and not exists"
                        + " (select 1 from mailkeys_lines m where m.target = l.target and m.sequence > l.sequence)")
                .orElse("");
    }

    @Test
    void aNodeThatIsKilledWhileItRotates_isTakenOverByAnother_andNoKeyIsLostOrMadeTwice() throws Exception {
        try (FleetWorld world = world()) {
            var reached = new CountDownLatch(1);
            world.emailit.next("create", Fault.stall().afterCommit().telling(reached::countDown));
            List<FleetProcess> nodes = List.of(world.node(), world.node(), world.node());
            for (FleetProcess node : nodes) {
                node.address();
            }
            assertThat(reached.await(4, TimeUnit.MINUTES)).as(world.said()).isTrue();
            Eventually.is(
                    () -> world.areDone(TARGETS.stream()
                            .filter(target -> !target.equals(creating(world)))
                            .toList()),
                    world::said);
            String target = creating(world);
            FleetProcess victim = atWork(world, nodes, target);
            victim.kill();
            victim.end();
            long killed = System.nanoTime();

            Eventually.is(
                    () -> world.database.number(
                                    "select count(distinct epoch) from mailkeys_lines where target = '" + target + "'")
                            > 1,
                    world::said);
            System.out.println("Taken over after "
                    + Duration.ofNanos(System.nanoTime() - killed).toSeconds() + " s.");
            Eventually.is(() -> world.areDone(TARGETS), world::said);
            System.out.println(
                    "Done after " + Duration.ofNanos(System.nanoTime() - killed).toSeconds() + " s.");

            for (String each : TARGETS) {
                assertThat(world.emailit.accepts(world.token(each))).as(each).isTrue();
            }
            assertThat(world.emailit.liveKeys())
                    .as("one for each target, and the credential: " + world.emailit.liveKeys() + world.said())
                    .hasSize(TARGETS.size() + 1);
            assertThat(world.emailit.received("create"))
                    .as("one for each target, and one more for that whose token was lost")
                    .hasSize(TARGETS.size() + 1);
        }
    }

    @Test
    void aNodeThatIsToldToStop_leavesItsTargetsToTheOthers() throws Exception {
        try (FleetWorld world = world()) {
            FleetProcess first = world.node();
            first.address();
            FleetProcess second = world.node();
            first.signal("TERM");
            assertThat(first.end()).as(first.said()).isZero();
            second.address();
            Eventually.is(() -> world.areDone(TARGETS), world::said);
            assertThat(world.emailit.received("create")).hasSize(TARGETS.size());
            assertThat(world.emailit.liveKeys()).hasSize(TARGETS.size() + 1);
        }
    }

    @Test
    void aNodeThatIsStoppedWhileItRotates_andGoesOnLater_changesNothingAnyMore() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            var reached = new CountDownLatch(1);
            world.emailit.next(
                    "create", Fault.slowBody(10, Duration.ofMillis(20)).telling(reached::countDown));
            FleetProcess stopped = world.node();
            assertThat(reached.await(4, TimeUnit.MINUTES)).as(world.said()).isTrue();
            stopped.signal("STOP");
            FleetProcess other = world.node();
            other.address();
            Eventually.is(() -> world.areDone(List.of("newsletter")), world::said);
            String token = world.token("newsletter");
            int calls = world.emailit.received().size();

            stopped.signal("CONT");
            String metrics = stopped.address() + "metrics";
            Eventually.is(() -> Web.get(metrics).body().contains("mailkeys_looks_total"), world::said);
            assertThat(Web.get(metrics).body())
                    .as("it finds its lease lost, looks again, and sees that nothing is due")
                    .contains("mailkeys_looks_total{outcome=\"not_due\"} 1.0");
            assertThat(world.outcome("newsletter")).isEqualTo("done");
            assertThat(world.token("newsletter")).isEqualTo(token);
            assertThat(world.emailit.accepts(token)).isTrue();
            assertThat(world.emailit.liveKeys()).as(world.said()).hasSize(2);
            assertThat(world.emailit.received().stream()
                            .skip(calls)
                            .filter(call -> !call.method().equals("GET")))
                    .as("calls that change something")
                    .isEmpty();
        }
    }

    /** As after a look whose end could not be stored: its node gave the lease back, and a person has taken the target up. */
    @Test
    void whatIsTakenForDead_losesItsOwnLeaseAlone_andNotThatOfAPersonWhoIsAtTheTargetNow() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            FleetProcess node = world.node();
            String at = node.address();
            Eventually.is(() -> world.areDone(List.of("newsletter")), world::said);
            try (JournalLease person = world.journals().lease("newsletter")) {
                world.database.run("update mailkeys_fleet_looks set outcome = 'forgotten'");
                world.database.run("update mailkeys_fleet_tasks set picked = true, picked_by = 'gone/1/abcdef',"
                        + " last_heartbeat = clock_timestamp() - interval '1 hour'");
                Eventually.is(
                        () -> Web.get(at + "metrics").body().contains("mailkeys_looks_total{outcome=\"locked\"}")
                                || !world.outcome("newsletter").equals("forgotten"),
                        world::said);
                person.renew();
                person.begin("r1");
            }
        }
    }
}
