package dev.mailkeys.cli.pace;

import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.core.pace.PaceChange;
import dev.mailkeys.core.pace.PacedAccount;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.files.Folder;
import dev.mailkeys.rotation.files.LockFile;
import dev.mailkeys.rotation.files.PrivateFolder;
import dev.mailkeys.rotation.files.TrustedPath;
import dev.mailkeys.rotation.files.UntrustedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pace shared through files in a folder of the user, one for each account. If that is not possible, it says so once,
 * and each process keeps its own pace. Safe to share between threads.
 */
public final class FilePace implements SharedPace {

    /** A holder needs a millisecond, so only a stopped process holds the lock for this long. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(5);

    /** One for each file, because closing a lock file gives up the system's lock of the whole process. */
    private static final Map<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private final PrivateFolder folder;
    private final Timing timing;
    private final TroubleListener trouble;
    private final AtomicBoolean unusable = new AtomicBoolean();

    /** Is told, once, why the pace can't be shared. */
    public interface TroubleListener {

        /**
         * Tells it.
         *
         * @param why a sentence, and what to do
         * @param isOrdinary whether that is expected, as in a read-only container
         */
        void happened(String why, boolean isOrdinary);
    }

    public FilePace(PrivateFolder folder, Timing timing, TroubleListener trouble) {
        this.folder = folder;
        this.timing = timing;
        this.trouble = trouble;
    }

    @Override
    public boolean update(PacedAccount account, PaceChange change) throws InterruptedException {
        if (unusable.get()) {
            return false;
        }
        try {
            return changed(account, change);
        } catch (UntrustedException untrusted) {
            giveUp(Owners.advised(untrusted), false);
        } catch (DamagedException damaged) {
            giveUp(String.valueOf(damaged.getMessage()), false);
        } catch (IOException failed) {
            // An interrupt has closed the channel; the file is unchanged.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            giveUp(folder.path() + " can't be used (" + FileWords.of(failed) + ").", true);
        }
        return false;
    }

    private boolean changed(PacedAccount account, PaceChange change) throws IOException, InterruptedException {
        folder.make();
        TrustedPath way = TrustedPath.of(folder.path().resolve("any"), folder.trust());
        try (Folder open = Folder.open(way)) {
            var files = new PaceFolder(open);
            String name = account.name(files.key());
            return alone(files, Path.of(name + ".lock"), () -> put(files, Path.of(name + ".calls"), change));
        }
    }

    private boolean put(PaceFolder files, Path name, PaceChange change) throws IOException {
        String old = files.text(name);
        try {
            String text = change.apply(old);
            if (!text.equals(old)) {
                files.put(name, text);
            }
            return true;
        } catch (IllegalArgumentException unreadable) {
            throw new DamagedException(files.folder().path().resolve(name));
        }
    }

    @SuppressWarnings("try") // that it is held is what it is for
    private boolean alone(PaceFolder files, Path name, Alone work) throws IOException, InterruptedException {
        Path path = files.folder().path().resolve(name);
        var inThisJvm = IN_THIS_JVM.computeIfAbsent(path, any -> new ReentrantLock());
        long end = timing.nanoTime() + LONGEST.toNanos();
        if (inThisJvm.tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            try (LockFile held = taken(files.folder(), name, end)) {
                return work.run();
            } finally {
                inThisJvm.unlock();
            }
        }
        throw busy(path);
    }

    private LockFile taken(Folder open, Path name, long end) throws IOException, InterruptedException {
        while (true) {
            Optional<LockFile> lock = LockFile.take(open, name);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (timing.nanoTime() - end > 0) {
                throw busy(open.path().resolve(name));
            }
            timing.sleep(PAUSE);
        }
    }

    private static IOException busy(Path lock) {
        return new IOException("another process holds " + lock + " for longer than " + TimeWords.of(LONGEST));
    }

    private void giveUp(String why, boolean isOrdinary) {
        if (!unusable.getAndSet(true)) {
            trouble.happened(
                    "The limit of calls can't be shared with other processes, so this one keeps to it by itself: "
                            + why,
                    isOrdinary);
        }
    }

    /** Work under the lock. */
    private interface Alone {
        boolean run() throws IOException;
    }
}
