package dev.mailkeys.fleet.database;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.text.Printable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every few seconds whether the database answers, sets the clock by it, and says once when that changes. */
public final class Watch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final FleetDatabase database;
    private final DatabaseClock clock;
    private final Messages messages;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "mailkeys-database");
        thread.setDaemon(true);
        return thread;
    });
    private final Future<?> looking;
    private volatile boolean answers = true;

    private Watch(FleetDatabase database, DatabaseClock clock, Messages messages) {
        this.database = database;
        this.clock = clock;
        this.messages = messages;
        look();
        long pause = BETWEEN_LOOKS.toMillis();
        this.looking = looks.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Has looked once when this returns. */
    public static Watch of(FleetDatabase database, DatabaseClock clock, Messages messages) {
        return new Watch(database, clock, messages);
    }

    /** Whether it answered, and took changes, when it was asked last. */
    public boolean answers() {
        return answers;
    }

    private void look() {
        try {
            boolean readOnly = database.ask(connection -> {
                clock.set(connection);
                return Tables.areReadOnly(connection);
            });
            told(!readOnly, "The database takes no changes, as a standby does. Connect to the primary.");
        } catch (SQLException | RuntimeException away) {
            told(false, "The database does not answer: " + Printable.line(String.valueOf(away.getMessage())));
        }
    }

    private void told(boolean now, String why) {
        if (now && !answers) {
            messages.say("The database answers again. Rotations go on.");
        } else if (!now && answers) {
            messages.say(why + " Rotations wait until it does; there is nothing else to do here.");
        }
        answers = now;
    }

    @Override
    public void close() {
        looking.cancel(true);
        looks.shutdownNow();
    }
}
