package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lease on a target's folder.
 *
 * <p>The epoch is compared before and after a write. If it is unchanged, the next holder reads the line; if not, this
 * rotator learns that it was overtaken before it acts on the line. So nothing is done under a lost lock.
 */
final class FileLease implements JournalLease {

    private final ReentrantLock turn = new ReentrantLock();
    private final TargetFolder folder;
    private final LeaseLock lock;
    private final EpochFile epochFile;
    private final long epoch;
    private final String own;
    private @Nullable JournalFile journal;

    /** Why nothing more may be appended; null while it may. */
    private @Nullable Kind lost;

    private FileLease(TargetFolder folder, LeaseLock lock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.epochFile = EpochFile.in(folder);
        JournalFile before = folder.newest();
        this.epoch = Math.max(epochFile.last(), before == null ? 0 : before.epoch()) + 1;
        this.own = epochFile.take(epoch);
        // Read again, because lines from before the epoch was taken count.
        this.journal = folder.newest();
        if (journal != null) {
            journal.cut();
        }
    }

    static FileLease take(TargetFolder folder, String target) throws IOException {
        LeaseLock lock = LeaseLock.take(folder);
        if (lock == null) {
            throw locked(folder, target);
        }
        boolean taken = false;
        try {
            folder.sweep();
            var lease = new FileLease(folder, lock);
            taken = true;
            return lease;
        } finally {
            if (!taken) {
                lock.close();
            }
        }
    }

    static JournalException locked(TargetFolder folder, String target) throws IOException {
        return new JournalException(
                Kind.LOCKED,
                "The target " + target + " is being rotated by "
                        + EpochFile.in(folder).holder() + ". Wait until that ends, or end it: its lock on "
                        + folder.path() + " goes with it.",
                null);
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public List<JournalLine> lines() {
        turn.lock();
        try {
            return journal == null ? List.of() : journal.lines();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void begin(String rotation) {
        if (!rotation.matches("[a-z0-9]{1,64}")) {
            throw new IllegalArgumentException("A rotation's id is 1 to 64 lower-case letters and digits.");
        }
        change("Beginning a journal in", () -> {
            JournalFile begun = folder.begin(rotation);
            if (!isOwn()) {
                Files.deleteIfExists(begun.path());
                throw overtaken();
            }
            journal = begun;
        });
    }

    @Override
    public void append(JournalLine line) {
        turn.lock();
        try {
            JournalFile file = requireNext(line);
            change("Appending to the journal in", () -> {
                file.append(line);
                if (!isOwn()) {
                    throw overtaken();
                }
            });
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void remove(String rotation) {
        turn.lock();
        try {
            requireNotLost();
            if (!isOwn()) {
                throw overtaken();
            }
            folder.remove(rotation);
        } catch (IOException cause) {
            throw Trouble.failed("Removing a journal from", folder.path(), cause);
        } finally {
            turn.unlock();
        }
    }

    private void requireNotLost() {
        if (lost != null) {
            throw new JournalException(
                    lost, "This lease on " + folder.path() + " was lost or released: take another.", null);
        }
    }

    private JournalFile requireNext(JournalLine line) {
        JournalFile file = journal;
        if (file == null
                || line.epoch() != epoch
                || line.sequence() != file.lines().size() + 1) {
            throw Trouble.stale("Line " + line.sequence() + " of epoch " + line.epoch() + " is not the next in "
                    + folder.path() + " under epoch " + epoch + ": begin a journal, or read it again.");
        }
        return file;
    }

    private interface Change {
        void make() throws IOException;
    }

    /** Makes a change if the lease is still valid. After a failure no further change is made. */
    private void change(String what, Change change) {
        turn.lock();
        try {
            requireNotLost();
            lost = Kind.FAILED;
            if (!isOwn()) {
                throw overtaken();
            }
            change.make();
            lost = null;
        } catch (JournalException refused) {
            lost = refused.kind();
            throw refused;
        } catch (IOException cause) {
            throw Trouble.failed(what, folder.path(), cause);
        } finally {
            turn.unlock();
        }
    }

    private boolean isOwn() throws IOException {
        return epochFile.content().equals(own);
    }

    private JournalException overtaken() {
        return Trouble.stale("The lease on " + folder.path() + " under epoch " + epoch + " was overtaken by "
                + epochFile.holder() + ". Let that one finish.");
    }

    @Override
    public void close() {
        turn.lock();
        try {
            lost = Kind.STALE;
            lock.close();
        } catch (IOException cause) {
            throw Trouble.failed("Releasing the lease on", folder.path(), cause);
        } finally {
            turn.unlock();
        }
    }
}
