package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.UnknownOutcomeException;
import dev.mailkeys.rotation.files.UntrustedException;
import dev.mailkeys.rotation.sink.FileFormat.Held;
import dev.mailkeys.rotation.sink.SinkFile.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A token in a file: a variable of a dotenv file, a field of a JSON file, or a file of its own.
 *
 * <p>A put replaces the file in one step: a reader finds the old content or the new one, even after a crash or on a
 * full disk. Everything in it but the token and its mark stays byte for byte. A new file is its owner's alone; one that
 * is there keeps its owner, group and permissions, but not what a system has besides, such as access control lists. A
 * link stays, and what it leads to is replaced. Hard links are parted: the other names keep the old content. A file that
 * is mounted into a container by itself can't be replaced: mount its folder.
 *
 * <p><b>Whose folder.</b> The owner of a folder on the way to the file decides what lies there, and so does everyone who may
 * write a folder without the sticky bit. If one of them is neither this process's user nor root, the sink is refused. A consumer's own folder is
 * allowed by {@link #inFolderOf}; links in it are refused then, and on systems that know folders by their paths alone
 * (macOS with older JDKs) so is the folder. Windows is not asked who owns what.
 *
 * <p>While a put or a check runs there are an empty file {@code .<name>.lock}, at which other threads and processes wait,
 * also for other variables of the same file, and {@code .<name>.mailkeys-<number>.tmp}, its owner's alone. What a killed
 * process leaves is removed by the next put, or by {@link #sweep}. Where the system does not show open files (not on
 * Linux) the empty lock stays.
 *
 * <p><b>Compare-and-swap.</b> A version is the file's number, time and size, never made from the token. A put is refused
 * if the file has another version than was expected, unless this very sink has read that version and its own token and
 * mark are still the same: then another part of the file has changed. (A file of the token alone has no other part.) Between rotators that is exact. An editor that
 * does not take the lock can still lose against a put, or win over it, within the instant between comparing and
 * replacing, and one that keeps number, time and size is not seen.
 *
 * <p><b>The mark.</b> Has 16 bits of a hash over itself and the token, so that a token which was put there by hand under an
 * old mark is not taken for that mark's: the sink then holds a token of an unknown key.
 */
public final class FileSink implements Sink {

    private final FilePlace place;
    private final FileFormat format;
    private final boolean sharedIsFine;
    private final Timing timing;
    private final Disk disk;

    /** What was read last: tells a change of another part of the file from a change of this token. */
    private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();

    FileSink(FilePlace place, FileFormat format, boolean sharedIsFine, Timing timing, Disk disk) {
        this.place = place;
        this.format = format;
        this.sharedIsFine = sharedIsFine;
        this.timing = timing;
        this.disk = disk;
    }

    private FileSink(Path path, FileFormat format) {
        this(
                new FilePlace(path.toAbsolutePath().normalize(), Optional.empty()),
                format,
                false,
                Timing.system(),
                Disk.system());
    }

    /**
     * A variable of a dotenv file. {@code export} and quotes stay; above the variable stands a comment
     * {@code # mailkeys {…}} that says whose token it is. A file in which the variable is set twice is refused.
     *
     * @param file the file, which is made if it is not there
     * @param variable the variable's name
     * @return the sink
     * @throws IllegalArgumentException if that is not the name of a variable
     */
    public static FileSink dotenv(Path file, String variable) {
        Objects.requireNonNull(file, "file must not be null");
        Objects.requireNonNull(variable, "variable must not be null");
        return new FileSink(file, new DotenvFormat(variable));
    }

    /**
     * A text field of a JSON file. Beside it stands an object {@code <field>_mailkeys} that says whose token it is.
     *
     * @param file the file, which is made if it is not there
     * @param field the field's name, or a path such as {@code mail.token}, or a JSON pointer such as
     *     {@code /mail/token}; objects on the way are made if they are not there. A file that has a field whose own name is
     *     {@code mail.token} is refused then: say which is meant with a {@linkplain #json(Path, List) list}
     * @return the sink
     * @throws IllegalArgumentException if a part of the path is empty
     */
    public static FileSink json(Path file, String field) {
        Objects.requireNonNull(file, "file must not be null");
        Objects.requireNonNull(field, "field must not be null");
        return new FileSink(file, new JsonFormat(JsonPath.of(field)));
    }

    /**
     * A text field of a JSON file, named exactly.
     *
     * @param file the file, which is made if it is not there
     * @param names the names of the objects on the way and of the field itself; a dot in them is a part of them
     * @return the sink
     * @throws IllegalArgumentException if there is no name, or one is empty
     */
    public static FileSink json(Path file, List<String> names) {
        Objects.requireNonNull(file, "file must not be null");
        Objects.requireNonNull(names, "names must not be null");
        return new FileSink(file, new JsonFormat(JsonPath.of(names)));
    }

    /**
     * A file that holds the token and nothing else, so that nothing in it says whose it is.
     *
     * @param file the file, which is made if it is not there
     * @return the sink
     */
    public static FileSink raw(Path file) {
        Objects.requireNonNull(file, "file must not be null");
        return new FileSink(file, new RawFormat());
    }

    /**
     * The default folder for the marks of this token's readers: beside the file, where {@link
     * dev.mailkeys.core.file.CurrentSecret} leaves them, too.
     *
     * @return the marks
     */
    public ReaderMarks marks() {
        return ReaderMarks.beside(place.path(), format.names().toArray(String[]::new));
    }

    /**
     * The same file, even if its group or everyone may read or write it; without this, such a file is refused.
     *
     * @return the sink
     */
    public FileSink allowingOthers() {
        return new FileSink(place, format, true, timing, disk);
    }

    /**
     * The same file, even if its folder, or folders above it, belong to a user who is neither this process's nor root;
     * without this, such a file is refused. That user can put anything in the file's place, and so
     * get the token or keep it from its consumer, but gets no other file read, written or given away.
     *
     * @param user the user's name or number
     * @return the sink
     */
    public FileSink inFolderOf(String user) {
        Objects.requireNonNull(user, "user must not be null");
        return new FileSink(new FilePlace(place.path(), Optional.of(user)), format, sharedIsFine, timing, disk);
    }

    @Override
    public String name() {
        return "file:" + place.path() + format.place();
    }

    @Override
    public Set<SinkCapability> capabilities() {
        var all = EnumSet.allOf(SinkCapability.class);
        if (!format.keepsMark()) {
            all.remove(SinkCapability.METADATA);
        }
        return all;
    }

    /** Zero: a put that has failed is over. */
    @Override
    public Duration settleTime() {
        return Duration.ZERO;
    }

    /**
     * Does everything that a put does except the last step: a temporary file gets the file's owner, rights and as many
     * bytes, is synced, and removed.
     */
    @Override
    public void check() {
        guarded("can't be written", file -> {
            requireRights(file);
            FileChecks.surroundings(file);
            byte[] content = file.read().content();
            format.read(content);
            return FileLocks.holding(file, timing, () -> {
                new FileReplacement(file, disk).rehearse(content.length);
                return true;
            });
        });
    }

    @Override
    public void sweep() {
        guarded("can't be cleared of what killed puts have left", file -> {
            var replacement = new FileReplacement(file, disk);
            return replacement.hasLeftovers() && FileLocks.holding(file, timing, replacement::sweep);
        });
    }

    @Override
    public SinkState read() {
        return guarded("can't be read", file -> {
            Snapshot now = file.read();
            Held held = format.read(now.content());
            seen.set(new Seen(now.version(), held));
            return new SinkState(held.token(), held.mark(), Optional.of(now.version()));
        });
    }

    @Override
    public Map<String, SinkState> neighbours() {
        return guarded("can't be read", file -> {
            var neighbours = new HashMap<String, SinkState>();
            format.others(file.read().content())
                    .forEach((other, held) -> neighbours.put(
                            "file:" + place.path() + other,
                            new SinkState(held.token(), held.mark(), Optional.empty())));
            return neighbours;
        });
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        Objects.requireNonNull(delivery, "delivery must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        return Optional.of(guarded(
                "was not written", file -> FileLocks.holding(file, timing, () -> replace(file, delivery, expected))));
    }

    private String replace(SinkFile file, Delivery delivery, Optional<String> expected)
            throws IOException, FileProblem {
        var replacement = new FileReplacement(file, disk);
        replacement.sweep();
        requireRights(file);
        Snapshot now = file.read();
        if (expected.isPresent() && !isAsExpected(now, expected.get())) {
            throw new SinkException(Kind.CONFLICT, name() + " was changed by another since it was read.", null);
        }
        return replacement.with(format.write(now.content(), delivery));
    }

    private void requireRights(SinkFile file) throws IOException, FileProblem {
        if (!sharedIsFine) {
            FileChecks.rights(file);
        }
    }

    private boolean isAsExpected(Snapshot now, String expected) throws FileProblem {
        Seen last = seen.get();
        return now.version().equals(expected)
                || last != null
                        && format.keepsMark()
                        && last.version().equals(expected)
                        && last.held().equals(format.read(now.content()));
    }

    private <T> T guarded(String what, FilePlace.Use<T> use) {
        try {
            return place.open(use);
        } catch (UnknownOutcomeException unknown) {
            String message = name() + " was written, but may not stay so: " + unknown.getMessage() + ".";
            throw new SinkException(Kind.UNKNOWN, message, unknown);
        } catch (FileProblem | UntrustedException problem) {
            throw new SinkException(Kind.UNCHANGED, name() + " " + what + ": " + problem.getMessage() + ".", null);
        } catch (IOException failure) {
            throw new SinkException(Kind.UNCHANGED, name() + " " + what + ": " + FileWords.of(failure) + ".", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SinkException(Kind.UNCHANGED, name() + " " + what + ": interrupted.", interrupted);
        }
    }

    /** One version, and what it held for this sink. */
    private record Seen(String version, Held held) {}
}
