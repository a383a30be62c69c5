package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.fleet.database.DatabaseClock;
import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.fleet.database.Looks;
import dev.mailkeys.rotation.jdbc.PostgresJournals;

/** A node at work, from its start to its last step. */
public final class Rotating {

    private final Schedule schedule;
    private final FleetTiming timing;

    private Rotating(Schedule schedule, FleetTiming timing) {
        this.schedule = schedule;
        this.timing = timing;
    }

    public static Rotating start(
            String node,
            ChosenTargets targets,
            FleetDatabase database,
            DatabaseClock clock,
            Visit.Visits told,
            Messages messages) {
        var timing = new FleetTiming(clock);
        PostgresJournals journals = database.journals().heldBy(node);
        var accounts = new Accounts(targets, journals, timing);
        var visit = new Visit(node, accounts, timing, new Looks(database), told, messages);
        Schedule schedule = Schedule.of(
                database, clock, journals, visit, node, targets.file().atOnce());
        schedule.start(targets);
        return new Rotating(schedule, timing);
    }

    /** Returns when no step is under way any more. */
    public void finish() {
        timing.stop();
        schedule.stop();
    }
}
