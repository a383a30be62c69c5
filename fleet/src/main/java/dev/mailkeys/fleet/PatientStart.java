package dev.mailkeys.fleet;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.fleet.database.Away;
import java.time.Duration;

/** The start of a node, which waits for a database that is away until the node is to stop. */
final class PatientStart {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final Stop stop;
    private final Messages messages;
    private final String page;
    private boolean waits;

    /**
     * A start.
     *
     * @param stop ends it
     * @param page the address of the node's page
     */
    PatientStart(Stop stop, Messages messages, String page) {
        this.stop = stop;
        this.messages = messages;
        this.page = page;
    }

    /** Whether it was done; otherwise the node is to stop. A failure that waiting can't fix is thrown. */
    boolean hasDone(Runnable step) {
        while (!stop.comesWithin(Duration.ZERO)) {
            try {
                step.run();
                tellThatItIsBack();
                return true;
            } catch (Away away) {
                tell(away);
            }
            if (stop.comesWithin(BETWEEN_ATTEMPTS)) {
                return false;
            }
        }
        return false;
    }

    /** Reports once, like a node at work. */
    private void tell(Away away) {
        if (!waits) {
            messages.say(
                    "The database does not answer: " + away.getMessage() + ". The node starts when it does. Check that"
                            + " the database runs and that its address is right. How it stands: " + page);
        }
        waits = true;
    }

    private void tellThatItIsBack() {
        if (waits) {
            messages.say("The database answers. The node starts.");
        }
        waits = false;
    }
}
