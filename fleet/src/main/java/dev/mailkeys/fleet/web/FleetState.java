package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.fleet.database.DatabaseClock;
import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.fleet.database.Looks;
import dev.mailkeys.fleet.database.Looks.Planned;
import dev.mailkeys.fleet.database.StoredLook;
import dev.mailkeys.fleet.database.Watch;
import dev.mailkeys.rotation.JournalStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of the whole fleet, the same at every node. */
public final class FleetState {

    private final String node;
    private final Collection<TargetDefinition> targets;
    private final JournalStore journals;
    private final Looks looks;
    private final DatabaseClock clock;
    private final Watch watch;
    private final NodeCounts counts;

    public FleetState(
            String node,
            Collection<TargetDefinition> targets,
            FleetDatabase database,
            DatabaseClock clock,
            Watch watch,
            NodeCounts counts) {
        this.node = node;
        this.targets = List.copyOf(targets);
        this.journals = database.journals().patience(Duration.ZERO);
        this.looks = new Looks(database);
        this.clock = clock;
        this.watch = watch;
        this.counts = counts;
    }

    String node() {
        return node;
    }

    Instant now() {
        return clock.now();
    }

    boolean databaseAnswers() {
        return watch.answers();
    }

    NodeCounts counts() {
        return counts;
    }

    JournalStore journals() {
        return journals;
    }

    List<TargetState> targets() throws SQLException {
        Map<String, StoredLook> found = looks.all();
        Map<String, Planned> planned = looks.planned();
        Instant now = now();
        return targets.stream()
                .map(target -> new TargetState(
                        target,
                        Optional.ofNullable(found.get(target.name())),
                        Optional.ofNullable(planned.get(target.name())),
                        now))
                .toList();
    }

    /** Whether there is such a target. Other names are not looked up. */
    boolean knows(String target) {
        return targets.stream().anyMatch(one -> one.name().equals(target));
    }
}
