package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.fleet.database.Looks;
import dev.mailkeys.fleet.database.StoredLook;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a target from a look of this node that hangs. Its lease is ended first, so that it can't write any more if it
 * continues after all.
 */
final class GivingUp {

    private final String node;
    private final Looks looks;
    private final PostgresJournals journals;
    private final FleetTiming timing;
    private final Visit.Visits told;
    private final Messages messages;

    GivingUp(
            String node,
            Looks looks,
            PostgresJournals journals,
            FleetTiming timing,
            Visit.Visits told,
            Messages messages) {
        this.node = node;
        this.looks = looks;
        this.journals = journals;
        this.timing = timing;
        this.told = told;
        this.messages = messages;
    }

    /** Whether it is done. If not, the database was away: try again. */
    boolean on(String target) {
        try {
            Instant now = timing.now();
            int failures = looks.store(look(target, now));
            journals.endLease(target, node);
            looks.free(target, node, now.plus(NextLook.afterFailures(failures)));
        } catch (SQLException | RuntimeException away) {
            // Any failure: if it were thrown, nobody would try again.
            return false;
        }
        told.givenUp();
        messages.say(Printable.line(target + ": a look at it hangs, and was given up. Another node continues it."
                + " Restart this node, because one of its threads hangs."));
        return true;
    }

    private StoredLook look(String target, Instant now) {
        return new StoredLook(
                target,
                now,
                node,
                "incomplete",
                List.of("The look of node " + node + " did not end, not even when it was interrupted, and was given up."
                        + " Another node goes on."),
                "Restart node " + node,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
