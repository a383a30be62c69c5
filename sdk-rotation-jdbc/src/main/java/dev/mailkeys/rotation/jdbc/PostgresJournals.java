package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.jdbc.JournalSql.Held;
import dev.mailkeys.rotation.jdbc.LeaseSql.State;
import dev.mailkeys.rotation.jdbc.LeaseSql.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * Journals in PostgreSQL, for rotators on several machines.
 *
 * <p>A line that was appended is committed. It stays as long as the database keeps what it has committed: where a standby
 * takes over, have it synchronous, or run {@code reconcile} afterwards. A database that acknowledges before it has written
 * ({@code synchronous_commit = off}) is refused.
 *
 * <p><b>A lease ends by itself</b> two minutes after its holder last wrote, by the database's clock; the clocks of the
 * machines don't count. A rotation renews it while it waits. A holder that comes back later writes nothing once another has
 * taken the lease, and goes on if none has. {@link #endLease} ends it at once.
 *
 * <p><b>Where a connection breaks</b>, the same is asked again for 15 seconds, which settles whether it was done: a line is
 * stored once. If the database can't be reached by then, the exception says that it is not known, and the next run reads
 * the journal.
 *
 * <p>Each call takes a connection and gives it back. Nothing is left in a session, so a pooler in transaction mode is fine.
 * The driver is yours: give it a time limit for connecting ({@code connectTimeout} and {@code loginTimeout} of PostgreSQL's).
 * The tables are looked for on the search path of the connections.
 */
public final class PostgresJournals implements JournalStore {

    private static final Duration LEASE_TIME = Duration.ofMinutes(2);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_HOLDER = 300;

    private final Database database;
    private final Duration leaseTime;
    private final String holder;

    private PostgresJournals(Database database, Duration leaseTime, String holder) {
        this.database = database;
        this.leaseTime = leaseTime;
        this.holder = holder;
    }

    /**
     * Keeps journals in a database.
     *
     * @param source gives connections to PostgreSQL: a pool, or one that makes each anew
     * @return the journals there
     */
    public static PostgresJournals of(DataSource source) {
        Objects.requireNonNull(source, "source must not be null");
        return of(source, Timing.system());
    }

    static PostgresJournals of(DataSource source, Timing timing) {
        return new PostgresJournals(
                new Database(source, timing, TIME_LIMIT, PATIENCE), LEASE_TIME, Holder.thisProcess());
    }

    /**
     * The same journals, whose leases end by themselves after another time than two minutes. Shorter is sooner taken over;
     * a holder that is merely slow is overtaken, too, and loses its run and nothing else. It must be longer than the
     * longest single call or put: where a sink's command may take five minutes, say six, or machines overtake each other
     * at every put and none comes to an end.
     *
     * @param time from the last write of the holder on, at least a millisecond
     * @return the journals
     * @throws IllegalArgumentException if it is shorter
     */
    public PostgresJournals leaseTime(Duration time) {
        Objects.requireNonNull(time, "time must not be null");
        return new PostgresJournals(database, atLeastAMillisecond("leaseTime", time), holder);
    }

    /**
     * The same journals, which wait for each answer no longer than this, instead of ten seconds. After that the connection
     * is closed, and what was asked is asked again on another.
     *
     * @param time at least a millisecond
     * @return the journals
     * @throws IllegalArgumentException if it is shorter
     */
    public PostgresJournals timeLimit(Duration time) {
        Objects.requireNonNull(time, "time must not be null");
        return new PostgresJournals(database.limitedTo(atLeastAMillisecond("timeLimit", time)), leaseTime, holder);
    }

    /**
     * The same journals, which ask again for this time, instead of 15 seconds, while the database can't be reached.
     *
     * @param time from the first attempt on; after zero nothing is asked again
     * @return the journals
     * @throws IllegalArgumentException if it is negative
     */
    public PostgresJournals patience(Duration time) {
        Objects.requireNonNull(time, "time must not be null");
        if (time.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative");
        }
        return new PostgresJournals(database.patient(time), leaseTime, holder);
    }

    /**
     * The same journals, whose leases are held under this name, instead of one that names the process and its machine. People
     * read it where a target is locked, and {@link #endLease(String, String)} asks for it.
     *
     * @param name such as {@code node web-1}, of 1 to 300 characters; no other process may have it
     * @return the journals
     * @throws IllegalArgumentException if it is empty or longer
     */
    public PostgresJournals heldBy(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (name.isBlank() || name.length() > LONGEST_HOLDER) {
            throw new IllegalArgumentException("heldBy takes a name of 1 to " + LONGEST_HOLDER + " characters");
        }
        return new PostgresJournals(database, leaseTime, StoredName.of(name));
    }

    private static Duration atLeastAMillisecond(String name, Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofDays(20)) > 0) {
            throw new IllegalArgumentException(name + " must be from a millisecond to twenty days");
        }
        return time;
    }

    /**
     * Makes the tables, or brings them up to this version; where they are, nothing is done. Several programs may call it at
     * once, and those of the version before go on working. The user needs the right to create tables; without it, let
     * somebody else run {@code version-1.sql} and {@code version-2.sql}, which are in this package.
     *
     * @throws JournalException of kind {@code FAILED} if they can't be made
     */
    public void createTables() {
        Schema.create(database);
    }

    /** Checks that the database answers at all. */
    void reach(String place) {
        database.ask("Connecting to the database at " + place, connection -> place);
    }

    /**
     * Looks whether a journal could be kept: the tables are there, this version may write them, the user has the right to,
     * and the database is a primary that acknowledges nothing before it is durable.
     *
     * @param target the target's name
     * @throws JournalException if it could not; the message says what to do
     */
    @Override
    public void check(String target) {
        Objects.requireNonNull(target, "target must not be null");
        String stored = StoredName.of(target);
        Obstacles.requireNone(
                database.ask("Looking at the database", connection -> LeaseSql.state(connection, stored)));
    }

    /**
     * Takes the one lease on a target.
     *
     * @param target the target's name, of at most 500 characters
     * @return the lease, which must be closed
     * @throws JournalException of kind {@code LOCKED} if another rotator holds it, of kind {@code DAMAGED} if lines are
     *     missing or the tables are of a newer version, of kind {@code FAILED} if the database can't be used
     * @throws IllegalArgumentException if the name is longer
     */
    @Override
    public JournalLease lease(String target) {
        Objects.requireNonNull(target, "target must not be null");
        PostgresLease lease = take(target);
        try {
            lease.startFrom(read(target));
            return lease;
        } catch (RuntimeException unreadable) {
            lease.closeAfter(unreadable);
            throw unreadable;
        }
    }

    /** The lease, without its lines. */
    private PostgresLease take(String target) {
        String stored = StoredName.of(target);
        String attempt = attempt();
        Taken taken = database.ask(
                        "Taking the lease on the target " + target,
                        connection -> LeaseSql.take(connection, stored, attempt, leaseTime, database.timeLimit()))
                .orElseThrow(() -> refused(target, stored));
        return new PostgresLease(database, target, new Held(stored, taken.epoch(), leaseTime), taken.rotation());
    }

    private JournalException refused(String target, String stored) {
        State state = database.ask(
                "Looking who holds the lease on the target " + target,
                connection -> LeaseSql.state(connection, stored));
        Obstacles.requireNone(state);
        return new JournalException(
                Kind.LOCKED,
                "The target " + target + " is being rotated by " + state.holder()
                        + ". Wait until that ends. If that program" + " is gone, its lease ends by itself in "
                        + Math.max(1, state.secondsLeft()) + " s.",
                null);
    }

    @Override
    public List<JournalLine> read(String target) {
        Objects.requireNonNull(target, "target must not be null");
        String stored = StoredName.of(target);
        return whole(
                target,
                database.ask(
                        "Reading the journal of the target " + target,
                        connection -> JournalSql.lines(connection, stored)));
    }

    @Override
    public List<String> rotations(String target) {
        Objects.requireNonNull(target, "target must not be null");
        String stored = StoredName.of(target);
        return database.ask(
                "Listing the journals of the target " + target, connection -> JournalSql.rotations(connection, stored));
    }

    @Override
    public List<JournalLine> read(String target, String rotation) {
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(rotation, "rotation must not be null");
        String stored = StoredName.of(target);
        return whole(
                target,
                database.ask(
                        "Reading a journal of the target " + target,
                        connection -> JournalSql.lines(connection, stored, rotation)));
    }

    /** A gap can't come from our statements, but from a person or a backup. */
    private static List<JournalLine> whole(String target, List<JournalLine> lines) {
        if (!LongStream.rangeClosed(1, lines.size())
                .allMatch(sequence -> lines.get((int) sequence - 1).sequence() == sequence)) {
            throw new JournalException(
                    Kind.DAMAGED,
                    "The journal of the target " + target
                            + " lacks a line: something has changed mailkeys_lines. If it can't"
                            + " be restored, the rotation can be set aside.",
                    null);
        }
        return lines;
    }

    /**
     * Sets the newest rotation's journal aside: it stays in the tables, and counts no more. The rotation before is the
     * newest then.
     *
     * @param target the target's name
     * @return where it is kept, for people
     * @throws JournalException of kind {@code LOCKED} if another rotator holds the lease; of kind {@code FAILED} if there is
     *     no journal, or the database can't be used
     */
    @Override
    public String archive(String target) {
        Objects.requireNonNull(target, "target must not be null");
        // Lines are not read, because they may be what is damaged.
        try (PostgresLease lease = take(target)) {
            return "rotation " + lease.setAside() + " of " + target + " in mailkeys_rotations";
        }
    }

    /**
     * Ends the current lease on a target, no matter who holds it, but none that is taken meanwhile. This is safe:
     * nothing more that its holder writes is accepted. If the holder lives, it loses its run.
     *
     * @param target the target's name
     * @throws JournalException of kind {@code FAILED} if the database can't be used
     */
    public void endLease(String target) {
        Objects.requireNonNull(target, "target must not be null");
        endLease(target, state -> true);
    }

    /**
     * The same, but only if this program holds it: for a caller that knows that one program is dead, but not which one has
     * come after it.
     *
     * @param target the target's name
     * @param name the dead program's, as it gave it to {@link #heldBy}
     * @throws JournalException of kind {@code FAILED} if the database can't be used
     */
    public void endLease(String target, String name) {
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(name, "name must not be null");
        String stored = StoredName.of(name);
        endLease(target, state -> Holder.isNamed(state.holder(), stored));
    }

    private void endLease(String target, Predicate<State> which) {
        String stored = StoredName.of(target);
        String what = "Ending the lease on the target " + target;
        State state = database.ask(what, connection -> LeaseSql.state(connection, stored));
        if (which.test(state)) {
            database.ask(what, connection -> LeaseSql.end(connection, stored, state.epoch(), attempt()));
        }
    }

    private String attempt() {
        return Holder.attempt(holder, database.timing());
    }

    /**
     * The targets that have journals here.
     *
     * @return their names in order
     * @throws JournalException of kind {@code FAILED} if they can't be listed
     */
    public List<String> targets() {
        return database.ask("Listing the targets", JournalSql::targets).stream()
                .map(StoredName::target)
                .sorted()
                .toList();
    }
}
