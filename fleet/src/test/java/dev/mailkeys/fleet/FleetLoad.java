package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many keys that are due at the same moment, on three nodes: the time in proportion to what the calls' latency and the
 * concurrency allow, and what each node needs. Told by {@code make fleet-load}.
 */
final class FleetLoad {

    private static final int KEYS = Integer.getInteger("mailkeys.load.keys", 1000);
    private static final Duration LATENCY = Duration.ofMillis(Integer.getInteger("mailkeys.load.latency", 150));
    private static final int NODES = 3;
    private static final int AT_ONCE = Integer.getInteger("mailkeys.load.atOnce", 7);
    private static final int MOST_CONNECTIONS = 10;
    private static final int MOST_MEGABYTES = 300;

    /** As the documentation says; a profile can be asked for here. */
    private static final String JAVA =
            System.getProperty("mailkeys.load.java", "-Xmx200m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");

    /** Until they are due, the nodes start and look at all of them once. */
    private static final Duration UNTIL_DUE = Duration.ofSeconds(Integer.getInteger("mailkeys.load.untilDue", 90));

    @TempDir
    private Path folder;

    @Test
    void manyKeysThatAreDueAtOnce_areRotatedByThreeNodes() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer(), AT_ONCE).java(JAVA)) {
            List<String> targets =
                    IntStream.range(0, KEYS).mapToObj(key -> "key-" + key).toList();
            for (String target : targets) {
                world.target(target, Duration.ofHours(1).minus(UNTIL_DUE), "1h", "0s");
            }
            world.emailit.latency(LATENCY);
            List<FleetProcess> nodes = start(world);
            world.lookAtAllNow();
            Eventually.is(() -> looks(world, "not_due") == KEYS, world::said);
            int before = world.emailit.received().size();
            assertThat(world.emailit.received("create"))
                    .as("keys that were due too soon")
                    .isEmpty();
            Duration took = rotated(world, nodes);
            int calls = world.emailit.received().size() - before;
            assertThat(world.emailit.received("create")).hasSize(KEYS);
            tell(nodes, took, calls);
            for (FleetProcess node : nodes) {
                assertThat(peakMegabytes(node)).as("memory of " + node).isLessThan(MOST_MEGABYTES);
            }
        }
    }

    private static List<FleetProcess> start(FleetWorld world) throws Exception {
        var nodes = new ArrayList<FleetProcess>();
        while (nodes.size() < NODES) {
            nodes.add(world.nodeAt(world.database.url() + "&ApplicationName=node-" + nodes.size()));
        }
        for (FleetProcess node : nodes) {
            node.address();
        }
        return nodes;
    }

    private static int looks(FleetWorld world, String outcome) {
        return world.database.number("select count(*) from mailkeys_fleet_looks where outcome = '" + outcome + "'");
    }

    /** By the database's clock, from the moment when the first key is due to the end of the last rotation. */
    private static Duration rotated(FleetWorld world, List<FleetProcess> nodes) throws Exception {
        String due = world.database
                .text("select min(execution_time) from mailkeys_fleet_tasks")
                .orElseThrow();
        Eventually.is(
                () -> {
                    assertThat(
                                    world.database.number(
                                            "select coalesce(max(connections), 0) from (select count(*) as connections"
                                                    + " from pg_stat_activity where application_name like 'node-%' group by application_name) each"))
                            .as("connections of a node")
                            .isLessThanOrEqualTo(MOST_CONNECTIONS);
                    return looks(world, "done") == KEYS;
                },
                world::said);
        return Duration.ofMillis(world.database.number("select (extract(epoch from max(looked) - timestamptz '" + due
                + "') * 1000)::int from mailkeys_fleet_looks"));
    }

    private static void tell(List<FleetProcess> nodes, Duration took, int calls) throws IOException {
        long allowed =
                LATENCY.multipliedBy(calls).dividedBy((long) NODES * AT_ONCE).toMillis();
        System.out.printf(
                Locale.ROOT,
                "%d keys by %d nodes, %d at once each; %d calls of %d ms in %d ms, where latency and concurrency allow"
                        + " %d ms: %.2f.%n",
                KEYS,
                NODES,
                AT_ONCE,
                calls,
                LATENCY.toMillis(),
                took.toMillis(),
                allowed,
                (double) took.toMillis() / allowed);
        for (FleetProcess node : nodes) {
            System.out.printf(
                    "%s: at most %d MB, %.1f s of CPU%n",
                    node, peakMegabytes(node), node.cpu().toMillis() / 1000.0);
        }
    }

    private static long peakMegabytes(FleetProcess node) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(node.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
