package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.core.pace.PaceChange;
import dev.mailkeys.core.pace.PaceUnavailableException;
import dev.mailkeys.core.pace.PacedAccount;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.jdbc.PaceSql.Kept;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * What accounts may send, shared by programs on several machines: PostgreSQL keeps when the last calls of each account went out, so
 * that all of them together stay within its limits. Give it to each client by {@code ClientSettings.sharedPace}.
 *
 * <p>A place is taken by one statement, on condition that nobody has taken one since it was read; nothing is locked in between, so
 * a program that dies or stands still holds up nobody. The database's clock alone counts. The tables are those of
 * {@link PostgresJournals#createTables}; an account's name there is made of its credential, and shows nothing of it.
 *
 * <p><b>While the database can't be reached nothing is sent</b>: other machines may be sending. A call asks again for 15 seconds, and
 * then ends with nothing sent. Where the tables are of a version that has none for this yet, each client counts its own calls.
 *
 * <p>After a failover to a standby that lacks the last places, as many calls as it lacks may go out too many.
 *
 * <p>Safe for use by several threads; one for each program is enough.
 */
public final class PostgresPace implements SharedPace {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String NO_KEY_YET = "";

    private final Database database;

    /** The threads of a program ask one after another, because they would only conflict. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicReference<String> key = new AtomicReference<>(NO_KEY_YET);

    private PostgresPace(Database database) {
        this.database = database;
    }

    /**
     * Keeps the calls of accounts in a database.
     *
     * @param source gives connections to PostgreSQL: a pool, or one that makes each anew
     * @return the place there
     */
    public static PostgresPace of(DataSource source) {
        Objects.requireNonNull(source, "source must not be null");
        return of(source, Timing.system());
    }

    static PostgresPace of(DataSource source, Timing timing) {
        return new PostgresPace(new Database(source, timing, TIME_LIMIT, PATIENCE));
    }

    /**
     * The same place, which is asked again for this time, instead of 15 seconds, while the database can't be reached.
     *
     * @param time from the first attempt on; after zero nothing is asked again
     * @return the place
     * @throws IllegalArgumentException if it is negative
     */
    public PostgresPace patience(Duration time) {
        Objects.requireNonNull(time, "time must not be null");
        if (time.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative");
        }
        return new PostgresPace(database.patient(time));
    }

    @Override
    public boolean update(PacedAccount account, PaceChange change) throws InterruptedException {
        Objects.requireNonNull(account, "account must not be null");
        Objects.requireNonNull(change, "change must not be null");
        long longest = database.patience().plus(database.timeLimit()).toNanos();
        if (!turn.tryLock(longest, TimeUnit.NANOSECONDS)) {
            throw new PaceUnavailableException(
                    "its account's calls are counted in a database, and other calls still wait for its answer", null);
        }
        try {
            return changed(account, change, database.timing().nanoTime() + longest);
        } finally {
            turn.unlock();
        }
    }

    private boolean changed(PacedAccount account, PaceChange change, long end) throws InterruptedException {
        while (database.timing().nanoTime() - end < 0) {
            boolean done;
            try {
                done = database.ask("Taking a turn", connection -> once(connection, account, change));
            } catch (JournalException failed) {
                if (failed.getCause() instanceof SQLException cause && SqlStates.isTableMissing(cause)) {
                    return false;
                }
                throw unavailable(failed);
            }
            // The database is asked without interruption; a place that was taken stays counted.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (done) {
                return true;
            }
        }
        throw new PaceUnavailableException(
                "its account's calls are counted in a database, where others were faster again and again", null);
    }

    /** Whether it was done; false if somebody else has changed the account's calls meanwhile. */
    private boolean once(Connection connection, PacedAccount account, PaceChange change) throws SQLException {
        String known = Objects.requireNonNull(key.get());
        String name = name(account, known);
        Kept kept = PaceSql.kept(connection, name);
        if (!kept.key().equals(known)) {
            key.set(kept.key());
            return false;
        }
        if (kept.oldestProgram() > Schema.VERSION) {
            throw new PaceUnavailableException(
                    "its account's calls are counted in tables of version " + kept.oldestProgram()
                            + ", and this program knows " + Schema.VERSION + ": use a newer one",
                    null);
        }
        String calls = made(kept, name, change);
        return calls.equals(kept.calls()) || PaceSql.put(connection, name, kept.calls(), calls);
    }

    private static String name(PacedAccount account, String key) {
        return key.equals(NO_KEY_YET) ? "" : account.name(HexFormat.of().parseHex(key));
    }

    private static String made(Kept kept, String name, PaceChange change) {
        try {
            return change.apply(kept.calls(), kept.now());
        } catch (IllegalArgumentException unreadable) {
            throw new PaceUnavailableException(
                    "its account's calls are counted in a row that is damaged: delete from mailkeys_paces where"
                            + " account = '"
                            + name + "'",
                    unreadable);
        }
    }

    private static PaceUnavailableException unavailable(JournalException failed) {
        String why = failed.getCause() instanceof SQLException cause
                ? SqlStates.words(cause).replaceAll("[.\\s]+$", "") + "). "
                        + SqlStates.advice(cause).replaceAll("\\.$", "")
                : String.valueOf(failed.getMessage());
        return new PaceUnavailableException(
                "its account's calls are counted in a database, which can't be asked (" + why, failed);
    }
}
