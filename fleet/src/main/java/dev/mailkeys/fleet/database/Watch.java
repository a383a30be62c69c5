package dev.mailkeys.fleet.database;

import dev.mailkeys.cli.terminal.Messages;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks every few seconds whether the database answers, sets the clock by it, and reports changes. Now and then it
 * adds missing tasks.
 */
public final class Watch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** The number of looks in half a minute. */
    static final int LOOKS_BETWEEN_TASKS = 6;

    private final FleetDatabase database;
    private final DatabaseClock clock;
    private final MissingTasks missing;
    private final Messages messages;
    private final AtomicInteger looked = new AtomicInteger();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "mailkeys-database");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Future<?> looking;
    private volatile boolean answers;
    private volatile String said = "";

    /** A watch that is not started yet. */
    public Watch(FleetDatabase database, DatabaseClock clock, MissingTasks missing, Messages messages) {
        this.database = database;
        this.clock = clock;
        this.missing = missing;
        this.messages = messages;
    }

    /** Starts; the first look is over when this returns. */
    public void begin() {
        answers = true;
        look();
        long pause = BETWEEN_LOOKS.toMillis();
        looking = looks.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Whether the database answered and took changes at the last look. */
    public boolean answers() {
        return answers;
    }

    void look() {
        try {
            boolean readOnly = database.ask(connection -> {
                clock.set(connection);
                Tables.requireThere(connection);
                return Tables.areReadOnly(connection);
            });
            if (!readOnly && looked.incrementAndGet() % LOOKS_BETWEEN_TASKS == 0) {
                database.ask(missing);
            }
            told(
                    !readOnly,
                    "The database takes no changes, as a standby does. Connect to the primary. Rotations wait until it"
                            + " takes them.");
        } catch (SQLException | RuntimeException away) {
            told(false, Unusable.meanwhile(away));
        }
    }

    /** Reports a state once, and again when the reason changes. */
    private void told(boolean now, String why) {
        String kind = now ? "" : why.replaceAll("[:.].*", "");
        if (now && !answers) {
            messages.say("The database answers again. Rotations go on.");
        } else if (!now && !kind.equals(said)) {
            messages.say(why);
        }
        said = kind;
        answers = now;
    }

    @Override
    public void close() {
        Future<?> begun = looking;
        if (begun != null) {
            begun.cancel(true);
        }
        looks.shutdownNow();
    }
}
