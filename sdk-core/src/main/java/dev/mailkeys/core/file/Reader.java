package dev.mailkeys.core.file;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One reader of a token. It leaves its mark once it has seen a token and no earlier one is in use. */
final class Reader {

    private final ReaderMarks marks;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Secret, Integer> underWay = new HashMap<>();
    private Optional<Secret> marked = Optional.empty();
    private @Nullable String problem;
    private boolean withdrawn;

    Reader(ReaderMarks marks, String name) {
        this.marks = marks;
        this.name = ReaderMark.requireName(name);
    }

    /** Looks at the token, and leaves its mark, under a lock, so that marks come in the order of looks. */
    FileLook seen(Supplier<FileLook> looking) {
        lock.lock();
        try {
            FileLook now = looking.get();
            now.secret().ifPresent(this::mark);
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** The same, and begins a use of that token. */
    Secret begin(Supplier<Secret> looking) {
        lock.lock();
        try {
            Secret now = looking.get();
            underWay.merge(now, 1, Integer::sum);
            mark(now);
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a use: the newest token may be marked now. */
    void end(Secret used, Supplier<Optional<Secret>> newest) {
        lock.lock();
        try {
            underWay.computeIfPresent(used, (token, uses) -> uses == 1 ? null : uses - 1);
            newest.get().ifPresent(this::mark);
        } finally {
            lock.unlock();
        }
    }

    private void mark(Secret newest) {
        boolean othersUnderWay = underWay.keySet().stream().anyMatch(used -> !used.equals(newest));
        if (withdrawn || othersUnderWay || marked.filter(newest::equals).isPresent()) {
            return;
        }
        try {
            marks.leave(name, newest);
            marked = Optional.of(newest);
            problem = null;
        } catch (IOException | SecurityException unwritable) {
            problem = "its mark can't be left in " + marks.folder() + " ("
                    + FileWords.of(unwritable, marks.folder().toString())
                    + "): make that folder, and let this program write it";
        }
    }

    /** Removes the mark, and leaves no more. */
    void withdraw() {
        lock.lock();
        try {
            withdrawn = true;
            marks.withdraw(name);
        } catch (IOException | SecurityException unwritable) {
            problem = "its mark can't be taken from " + marks.folder() + " ("
                    + FileWords.of(unwritable, marks.folder().toString()) + ")";
        } finally {
            lock.unlock();
        }
    }

    Optional<String> problem() {
        lock.lock();
        try {
            return Optional.ofNullable(problem);
        } finally {
            lock.unlock();
        }
    }
}
