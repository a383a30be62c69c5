package dev.mailkeys.fleet;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.fleet.database.DatabaseClock;
import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.fleet.database.MissingTasks;
import dev.mailkeys.fleet.database.Watch;
import dev.mailkeys.fleet.rotating.Rotating;
import dev.mailkeys.fleet.web.FleetState;
import dev.mailkeys.fleet.web.Listening;
import dev.mailkeys.fleet.web.NodeCounts;
import dev.mailkeys.fleet.web.WebServer;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The parts of one node. The last one started ends first. */
final class Node implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private @Nullable Rotating rotating;

    private Node() {}

    /**
     * Starts; if the database is away, waits until it is back.
     *
     * @param stop ends the wait, and the node if it can do nothing more
     */
    static Node start(Job job, ChosenTargets targets, Listening listening, Duration longestLook, Stop stop) {
        JournalAddress address = targets.file()
                .database(job)
                .orElseThrow(() -> Failure.usage("Say in which database the fleet keeps its journals: give --database"
                        + " jdbc:postgresql://HOST/DATABASE, or add [database] to mailkeys.toml."));
        var node = new Node();
        try {
            node.start(job, targets, listening, address, longestLook, stop);
            return node;
        } catch (RuntimeException | Error failed) {
            node.close();
            throw failed;
        }
    }

    private void start(
            Job job,
            ChosenTargets targets,
            Listening listening,
            JournalAddress address,
            Duration longestLook,
            Stop stop) {
        String name = NodeName.ofThisProcess();
        FleetDatabase database = part(FleetDatabase.at(address));
        var clock = new DatabaseClock(Timing.system());
        var missing = new MissingTasks(
                targets.targets().stream().map(TargetDefinition::name).toList());
        Watch watch = part(new Watch(database, clock, missing, job.messages()));
        var counts = new NodeCounts();
        var state = new FleetState(name, targets.file().targets().values(), database, clock, watch, counts);
        String page = part(WebServer.start(listening, state)).address();
        var start = new PatientStart(stop, job.messages(), page);
        if (start.hasDone(() -> database.prepared().tell(clock))) {
            watch.begin();
            var places = new Places(targets.file().atOnce(), stop::becauseItIsStuck, counts);
            ChosenTargets shared = targets.sharedWithOthers(database.pace(), clock);
            var begun = Rotating.of(name, shared, database, clock, places, job.messages(), longestLook);
            if (start.hasDone(begun::begin)) {
                rotating = begun;
                job.note("Node " + name + " is at work on " + number(targets) + ". How it stands: " + page);
            }
        }
    }

    private static String number(ChosenTargets targets) {
        int number = targets.targets().size();
        return number == 1 ? "one target" : number + " targets";
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    /** Stops rotating: a rotation in progress takes no further step, and another node continues it. */
    void finish() {
        if (rotating != null) {
            rotating.finish();
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception unclosed) {
                // The process ends anyway, and holds nothing that must last.
            }
        }
    }
}
