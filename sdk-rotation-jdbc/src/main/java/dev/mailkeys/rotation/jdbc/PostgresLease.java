package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.jdbc.JournalSql.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A lease on a target's row. Each change names its epoch, so an overtaken lease changes nothing. */
final class PostgresLease implements JournalLease {

    private final ReentrantLock turn = new ReentrantLock();
    private final Database database;
    private final String target;
    private final Held held;
    private final List<JournalLine> lines = new ArrayList<>();
    private @Nullable String rotation;

    /** Why nothing more may be appended; null while it may. */
    private @Nullable Kind lost;

    private boolean closed;

    PostgresLease(Database database, String target, Held held, @Nullable String rotation) {
        this.database = database;
        this.target = target;
        this.held = held;
        this.rotation = rotation;
    }

    /** Read after the lease was taken, so that no line of an earlier lease can follow. */
    void startFrom(List<JournalLine> read) {
        inTurn(() -> lines.addAll(read));
    }

    /** Gives the lease back after a failure, which stays the one that is thrown. */
    void closeAfter(RuntimeException failed) {
        try {
            close();
        } catch (JournalException e) {
            failed.addSuppressed(e);
        }
    }

    @Override
    public long epoch() {
        return held.epoch();
    }

    @Override
    public List<JournalLine> lines() {
        return inTurn(() -> List.copyOf(lines));
    }

    @Override
    public void begin(String begun) {
        if (!begun.matches("[a-z0-9]{1,64}")) {
            throw new IllegalArgumentException("A rotation's id is 1 to 64 lower-case letters and digits.");
        }
        change("Beginning rotation " + begun + " of the target " + target, new Beginning(held, target, begun));
        inTurn(() -> {
            rotation = begun;
            lines.clear();
            return begun;
        });
    }

    @Override
    public void append(JournalLine line) {
        inTurn(() -> {
            String newest = requireNext(line);
            change(
                    "Appending line " + line.sequence() + " to the journal of the target " + target,
                    connection -> JournalSql.append(connection, held, newest, line));
            return lines.add(line);
        });
    }

    private String requireNext(JournalLine line) {
        String newest = rotation;
        if (newest == null || line.epoch() != epoch() || line.sequence() != lines.size() + 1) {
            throw stale("Line " + line.sequence() + " of epoch " + line.epoch() + " is not the next of the target "
                    + target + " under epoch " + epoch() + ": begin a journal, or read it again.");
        }
        return newest;
    }

    @Override
    public void remove(String earlier) {
        inTurn(() -> {
            requireNotLost();
            if (earlier.equals(rotation)) {
                throw new IllegalArgumentException("The newest journal counts, and is not removed.");
            }
            return requireOwn(
                    "Removing a journal of the target " + target,
                    connection -> JournalSql.remove(connection, held, earlier));
        });
    }

    /** Sets the newest rotation aside; returns its id. */
    String setAside() {
        String newest = rotation;
        if (newest == null) {
            throw new JournalException(Kind.FAILED, "There is no journal of the target " + target + ".", null);
        }
        change(
                "Setting aside the journal of the target " + target,
                connection -> JournalSql.setAside(connection, held, newest));
        return newest;
    }

    @Override
    public void renew() {
        boolean own = true;
        try {
            own = database.patient(Duration.ZERO)
                    .ask(
                            "Renewing the lease",
                            connection -> LeaseSql.renew(connection, held.target(), epoch(), held.time()));
        } catch (JournalException unreachable) {
            // The next append reports it.
        }
        if (!own) {
            throw overtaken();
        }
    }

    /** Makes a change if the lease is still valid. After a failure no further change is made. */
    private void change(String what, Database.Query<Boolean> change) {
        inTurn(() -> {
            requireNotLost();
            lost = Kind.FAILED;
            try {
                requireOwn(what, change);
                lost = null;
            } catch (JournalException refused) {
                lost = refused.kind();
                throw refused;
            }
            return what;
        });
    }

    private boolean requireOwn(String what, Database.Query<Boolean> change) {
        if (!database.ask(what, change)) {
            throw overtaken();
        }
        return true;
    }

    private void requireNotLost() {
        if (lost != null) {
            throw new JournalException(
                    lost, "This lease on the target " + target + " was lost or released: take another.", null);
        }
    }

    private JournalException overtaken() {
        return stale("The lease on the target " + target + " under epoch " + epoch()
                + " was overtaken or ended. Let the one that has it now finish.");
    }

    private static JournalException stale(String message) {
        return new JournalException(Kind.STALE, message, null);
    }

    private interface Part<T> {
        T done();
    }

    private <T> T inTurn(Part<T> part) {
        turn.lock();
        try {
            return part.done();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        inTurn(() -> {
            if (!closed) {
                Database patient = lost == Kind.FAILED ? database.patient(Duration.ZERO) : database;
                closed = true;
                lost = Kind.STALE;
                patient.ask(
                        "Giving back the lease on the target " + target,
                        connection -> LeaseSql.giveBack(connection, held.target(), epoch()));
            }
            return target;
        });
    }
}
