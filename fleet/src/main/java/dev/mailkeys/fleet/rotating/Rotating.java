package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.fleet.database.Away;
import dev.mailkeys.fleet.database.DatabaseClock;
import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.fleet.database.Looks;
import dev.mailkeys.fleet.database.Unusable;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import java.sql.SQLException;
import java.time.Duration;

/** A node at work, from its start to its last step. */
public final class Rotating {

    /** For the current step and its report. */
    private static final Duration AFTER_THE_INTERRUPT = Duration.ofMinutes(1);

    private final Schedule schedule;
    private final ChosenTargets targets;
    private final FleetTiming timing;

    private Rotating(Schedule schedule, ChosenTargets targets, FleetTiming timing) {
        this.schedule = schedule;
        this.targets = targets;
        this.timing = timing;
    }

    public static Rotating of(
            String node,
            ChosenTargets targets,
            FleetDatabase database,
            DatabaseClock clock,
            Visit.Visits told,
            Messages messages,
            Duration longestLook) {
        var timing = new FleetTiming(clock);
        PostgresJournals journals = database.journals().heldBy(node);
        var accounts = new FleetAccounts(targets, journals, timing);
        var looks = new Looks(database);
        var givingUp = new GivingUp(node, looks, journals, timing, told, messages);
        var limit = new LookLimit(longestLook, AFTER_THE_INTERRUPT, givingUp::on);
        var visit = new Visit(node, accounts, timing, looks, told, messages, limit);
        Schedule schedule = Schedule.of(
                database, clock, journals, visit, node, targets.file().atOnce());
        return new Rotating(schedule, targets, timing);
    }

    /**
     * Starts to rotate what is due.
     *
     * @throws Away if the database does not answer now; then nothing was begun
     */
    public void begin() {
        try {
            schedule.start(targets);
        } catch (SQLException | RuntimeException failed) {
            throw Unusable.atTheStart(failed);
        }
    }

    /** Returns when all steps are finished. */
    public void finish() {
        timing.stop();
        schedule.stop();
    }
}
