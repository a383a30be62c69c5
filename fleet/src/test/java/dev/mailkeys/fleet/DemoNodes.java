package dev.mailkeys.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The three nodes of a demo. For one that is killed another is started, as systemd and Kubernetes do. */
final class DemoNodes {

    private static final int NODES = 3;

    private final FleetWorld world;
    private final Journaled journaled;
    private final List<FleetProcess> nodes = new ArrayList<>();
    private int kills;
    private int stops;

    DemoNodes(FleetWorld world, Journaled journaled) {
        this.world = world;
        this.journaled = journaled;
    }

    /** A node whose end others must notice by themselves. */
    record Gone(FleetProcess node, String what, long since) {

        long seconds() {
            return Duration.ofNanos(System.nanoTime() - since).toSeconds();
        }
    }

    int kills() {
        return kills;
    }

    int stops() {
        return stops;
    }

    /** Returns when all are at work. */
    void start() throws Exception {
        while (nodes.size() < NODES) {
            nodes.add(world.node());
        }
        for (FleetProcess node : nodes) {
            node.address();
        }
        world.lookAtAllNow();
    }

    /** Of a page that shows all. */
    String address() throws Exception {
        return nodes.get(0).address();
    }

    FleetProcess at(String target) {
        String name = journaled.nodeAt(target);
        return nodes.stream()
                .filter(node -> name.contains("/" + node.pid() + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is at " + target + ". " + world.said()));
    }

    /** Waits until another node than this one rotates something. */
    FleetProcess atWorkBeside(FleetProcess stopped) throws Exception {
        var atWork = new ArrayList<FleetProcess>();
        Eventually.is(
                () -> {
                    nodes.stream()
                            .filter(node -> node != stopped && journaled.keysOf(node.pid()) > 0)
                            .forEach(atWork::add);
                    return !atWork.isEmpty();
                },
                world::said);
        return atWork.get(0);
    }

    Gone kill(FleetProcess node) throws Exception {
        node.kill();
        node.end();
        var gone = new Gone(node, "killed", System.nanoTime());
        kills++;
        nodes.remove(node);
        FleetProcess another = world.node();
        // A node that begins while the database is restarted ends, and says so.
        another.address();
        nodes.add(another);
        return gone;
    }

    Gone stop(FleetProcess node) throws Exception {
        node.signal("STOP");
        stops++;
        return new Gone(node, "stopped", System.nanoTime());
    }

    void awaitTakenOver(Gone gone) throws Exception {
        Eventually.is(() -> journaled.keysOf(gone.node().pid()) == 0, world::said);
    }

    /** All of them finish their steps. */
    void end() throws Exception {
        for (FleetProcess node : nodes) {
            node.address();
            node.signal("TERM");
        }
        for (FleetProcess node : nodes) {
            if (node.end() != 0) {
                throw new AssertionError("It ended with " + node.end() + ": " + node.said());
            }
        }
        nodes.clear();
    }
}
