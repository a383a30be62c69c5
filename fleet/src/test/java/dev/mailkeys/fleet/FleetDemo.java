package dev.mailkeys.fleet;

import dev.mailkeys.fleet.DemoNodes.Gone;
import dev.mailkeys.testkit.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Three nodes rotate keys that programs use, while nodes are killed and stopped and the database is restarted. */
final class FleetDemo implements AutoCloseable {

    private static final int AT_ONCE = 12;
    private static final Duration AGE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LATENCY = Duration.ofMillis(20);

    private final long begun = System.nanoTime();
    private final Path data;
    private final List<String> targets;
    private EmbeddedPostgres server;
    private final FleetWorld world;
    private final Journaled journaled;
    private final Consumers consumers;
    private final DemoNodes nodes;
    private int restarts;

    FleetDemo(Path folder, int keys) throws IOException {
        targets = IntStream.range(0, keys).mapToObj(key -> "key-" + key).toList();
        data = folder.resolve("data");
        server = TestDatabase.server(data, 0);
        world = new FleetWorld(folder, TestDatabase.on(server), AT_ONCE);
        journaled = new Journaled(world.database);
        nodes = new DemoNodes(world, journaled);
        for (String target : targets) {
            world.target(target, Duration.ofHours(2), AGE.toSeconds() + "s", GRACE.toSeconds() + "s");
        }
        world.emailit.latency(LATENCY);
        consumers = new Consumers(
                world.emailit.baseUrl(), targets.stream().map(world::sink).toList(), GRACE);
    }

    /** Shows it, which takes a minute or two, and counts. */
    DemoCounts show() throws Exception {
        say("PostgreSQL runs. " + targets.size()
                + " programs send mail, each with a key of its own, at a simulator of Emailit.");
        say("Each key is rotated when it is " + AGE.toSeconds() + "s old; the old one works for " + GRACE.toSeconds()
                + "s more.");
        nodes.start();
        say("Three nodes are at work. How it stands: " + nodes.address());
        rotateMore(targets.size() / 2);
        Gone killed = killWhereAKeyIsMade();
        Gone stopped = stopWhereAKeyIsMade();
        restartTheDatabase();
        Gone other = killAnotherThan(stopped.node());
        for (Gone gone : List.of(killed, stopped, other)) {
            awaitTakenOver(gone);
        }
        stopped.node().signal("CONT");
        say("The node that was stopped goes on. Its leases are lost: with them it can change nothing any more.");
        rotateMore(targets.size());
        finish();
        return counts();
    }

    private void rotateMore(int rotations) throws Exception {
        int enough = journaled.rotations() + rotations;
        Eventually.is(() -> journaled.rotations() >= enough, world::said);
        say(journaled.rotations() + " rotations are done.");
    }

    /** The key is made, and nobody hears of it. */
    private Gone killWhereAKeyIsMade() throws Exception {
        String target = inTheMiddle(Fault.stall().afterCommit());
        Gone killed = nodes.kill(nodes.at(target));
        say("A node was killed (SIGKILL), and another one is started. It had made a key for " + target
                + ", and had not heard of it yet.");
        return killed;
    }

    private Gone stopWhereAKeyIsMade() throws Exception {
        String target = inTheMiddle(Fault.slowBody(10, Duration.ofMillis(50)));
        Gone stopped = nodes.stop(nodes.at(target));
        say("A node was stopped (SIGSTOP) while it made a key for " + target + ".");
        return stopped;
    }

    private Gone killAnotherThan(FleetProcess stopped) throws Exception {
        Gone killed = nodes.kill(nodes.atWorkBeside(stopped));
        say("A node was killed (SIGKILL), and another one is started.");
        return killed;
    }

    /** The target whose key is being made while the answer is kept back. */
    private String inTheMiddle(Fault fault) throws Exception {
        var reached = new CountDownLatch(1);
        world.emailit.next("create", fault.telling(reached::countDown));
        if (!reached.await(4, TimeUnit.MINUTES)) {
            throw new AssertionError("No key was made any more. " + world.said());
        }
        return world.emailit.received("create").stream()
                .filter(call -> call.fault().isPresent())
                .reduce((earlier, last) -> last)
                .map(call -> call.body().replaceAll("(?s).*\"(key-\\d+)--.*", "$1"))
                .orElseThrow();
    }

    private void restartTheDatabase() throws IOException {
        int port = server.getPort();
        server.close();
        server = TestDatabase.server(data, port);
        restarts++;
        say("The database was restarted.");
    }

    private void awaitTakenOver(Gone gone) throws Exception {
        nodes.awaitTakenOver(gone);
        say(gone.seconds() + "s after a node was " + gone.what() + ", others have taken over all that it was at.");
    }

    /** New nodes, for which no key is old, bring what is under way to its end. */
    private void finish() throws Exception {
        say(
                "All nodes are told to stop, and started with rotate-every = 1h: they finish what is under way, and begin nothing.");
        nodes.end();
        world.change("rotate-every = \"" + AGE.toSeconds() + "s\"", "rotate-every = \"1h\"");
        world.database.run("update mailkeys_fleet_looks set outcome = 'before'");
        nodes.start();
        Eventually.is(
                () -> targets.stream()
                        .allMatch(target -> List.of("done", "not_due").contains(world.outcome(target))),
                world::said);
        consumers.close();
    }

    private DemoCounts counts() throws Exception {
        var lost = new ArrayList<>(journaled.gaps());
        for (String target : targets) {
            if (!world.emailit.accepts(world.token(target))) {
                lost.add(target);
            }
        }
        var twice = new ArrayList<>(journaled.tooEarly(AGE));
        int surplus = world.emailit.liveKeys().size() - targets.size() - 1;
        if (surplus != 0) {
            twice.add(surplus + " keys more than there should be: " + world.emailit.liveKeys());
        }
        int calls = world.emailit.received().size() - consumers.mails();
        return new DemoCounts(
                targets.size(),
                journaled.rotations(),
                calls,
                consumers.mails(),
                nodes.kills(),
                nodes.stops(),
                restarts,
                lost,
                twice,
                consumers.complaints());
    }

    private void say(String what) {
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        System.out.printf("%d:%02d  %s%n", seconds / 60, seconds % 60, what);
    }

    String said() {
        return world.said();
    }

    @Override
    public void close() throws Exception {
        consumers.close();
        world.close();
        server.close();
    }
}
