package dev.mailkeys.core.file;

import dev.mailkeys.core.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The token that stands in a file now. A program that asks it before each use notices a rotation by itself, without a
 * restart and without a thread that watches.
 *
 * <p>The file is read again when it has changed: when it was replaced, written to, or when a link on the way to it points
 * elsewhere, as the {@code ..data} link of a Kubernetes volume does. If it can't be read then, the earlier token stays in
 * use, since it works until the end of the grace period; {@link #problem} tells.
 *
 * <p>A rotation delivers the new token before it ends the old one, but a program may have asked just before the delivery
 * and use the token just after the end of the grace period. So a program whose provider refuses a token ({@code 401}) asks
 * {@link #instead} once before it gives up.
 *
 * <p>Safe to share between threads.
 */
public final class CurrentSecret implements Supplier<Secret> {

    private final Path file;
    private final SecretFormat format;
    private final ReaderMarks beside;
    private final Optional<Reader> reader;
    private final AtomicReference<FileLook> last = new AtomicReference<>(FileLook.NONE);

    private CurrentSecret(Path file, SecretFormat format, ReaderMarks beside, Optional<Reader> reader) {
        this.file = file.toAbsolutePath();
        this.format = format;
        this.beside = beside;
        this.reader = reader;
    }

    private static CurrentSecret in(Path file, SecretFormat format, String... place) {
        return new CurrentSecret(file, format, ReaderMarks.beside(file, place), Optional.empty());
    }

    /**
     * The token that a file holds and nothing else, such as a file of a Kubernetes or Docker secret. White space around it
     * is not part of it.
     *
     * @param file the file; need not be there yet
     * @return its token, whenever it is asked
     */
    public static CurrentSecret inFile(Path file) {
        return in(requireFile(file), SecretFormat.whole());
    }

    /**
     * The value of a variable in a dotenv or an environment file. It reads {@code NAME=value}, with or without
     * {@code export} and quotes, if nothing is escaped or substituted; of several lines the last one counts.
     *
     * @param file the file; need not be there yet
     * @param variable the variable's name
     * @return its value, whenever it is asked
     */
    public static CurrentSecret inDotenv(Path file, String variable) {
        Objects.requireNonNull(variable, "variable must not be null");
        return in(requireFile(file), SecretFormat.variable(variable), variable);
    }

    /**
     * The text in a field of a JSON file.
     *
     * @param file the file; need not be there yet
     * @param path the names of the fields that lead to it, from the outside in
     * @return its text, whenever it is asked
     * @throws IllegalArgumentException if there is no name
     */
    public static CurrentSecret inJson(Path file, String... path) {
        requireFile(file);
        if (path.length == 0) {
            throw new IllegalArgumentException("The path to a field has at least one name.");
        }
        return in(file, SecretFormat.field(List.of(path)), path);
    }

    private static Path requireFile(Path file) {
        return Objects.requireNonNull(file, "file must not be null");
    }

    /**
     * The same under a generated name, another one each time.
     *
     * @return the same token, with marks
     * @see #leavingMarks(String)
     */
    public CurrentSecret leavingMarks() {
        return leavingMarks(ReaderMarks.newName());
    }

    /**
     * The same, and it leaves marks beside the file, which tell a rotation to which token this reader has moved on: see
     * {@link ReaderMarks}. A rotation that knows how many readers there are keeps the old key until all of them have.
     *
     * <p>The mark is left when {@link #get} first answers with a token. A program of several threads may still send with the
     * one before it then: only {@link #use} knows when that is over.
     *
     * <p>A mark that can't be left costs nobody the token: {@link #problem} tells, and the rotation waits as long as it may.
     *
     * @param reader this reader's name, another for each reader of this token; best one that stays over restarts. Letters,
     *     digits, dots, dashes and underscores, 100 at most
     * @return the same token, with marks
     * @throws IllegalArgumentException if that is no name for a reader
     */
    public CurrentSecret leavingMarks(String reader) {
        return leavingMarks(beside, reader);
    }

    /**
     * The same with marks in another folder, for a token in one that can't be written.
     *
     * @param marks the marks, at which the rotation looks
     * @param reader this reader's name
     * @return the same token, with marks
     * @throws IllegalArgumentException if that is no name for a reader
     */
    public CurrentSecret leavingMarks(ReaderMarks marks, String reader) {
        Objects.requireNonNull(marks, "marks must not be null");
        return new CurrentSecret(file, format, marks, Optional.of(new Reader(marks, reader)));
    }

    /**
     * The token that stands in the file now; the one that stood there before, if the file can't be read now.
     *
     * @return the token
     * @throws IllegalStateException if no token could be read from the file yet; the message says why, and quotes nothing
     *     of the file
     */
    @Override
    public Secret get() {
        return secretOf(look(UnaryOperator.identity()));
    }

    /**
     * Uses the token that stands in the file now. Until the use has ended, no mark says that this reader has moved on, and
     * so the token works to its end. Without marks it is {@link #get}.
     *
     * @param use what is done with the token
     * @param <T> what comes of it
     * @param <E> how it may fail
     * @return what came of it
     * @throws E if it failed
     * @throws IllegalStateException if no token could be read from the file yet
     */
    public <T, E extends Exception> T use(SecretUse<T, E> use) throws E {
        Objects.requireNonNull(use, "use must not be null");
        if (reader.isEmpty()) {
            return use.with(get());
        }
        Reader marking = reader.get();
        Secret now = marking.begin(() -> secretOf(read(UnaryOperator.identity())));
        try {
            return use.with(now);
        } finally {
            marking.end(now, () -> lastLook().secret());
        }
    }

    /** Takes this reader's mark away, for it reads no more; a program does so when it ends. Leaves none from now on. */
    public void withdrawMark() {
        reader.ifPresent(Reader::withdraw);
    }

    private Secret secretOf(FileLook now) {
        return now.secret()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no token in " + file + ": " + now.problem().orElse("it was not read") + "."));
    }

    /**
     * Looks again, after a provider refused a token.
     *
     * @param refused the token that was refused
     * @return the token to try now; empty if there is no other than the one that was refused
     */
    public Optional<Secret> instead(Secret refused) {
        Objects.requireNonNull(refused, "refused must not be null");
        FileLook now = look(FileLook::withoutStamp);
        return now.secret().filter(secret -> !secret.equals(refused));
    }

    /**
     * Why the file could not be read when it was last looked at, or this reader's mark not be left, for a health check.
     *
     * @return why; empty if all is well
     */
    public Optional<String> problem() {
        return lastLook().problem().or(() -> reader.flatMap(Reader::problem));
    }

    /** Not the token. */
    @Override
    public String toString() {
        return "the token in " + file;
    }

    private FileLook lastLook() {
        return Objects.requireNonNull(last.get());
    }

    private FileLook look(UnaryOperator<FileLook> from) {
        return reader.isPresent() ? reader.get().seen(() -> read(from)) : read(from);
    }

    private FileLook read(UnaryOperator<FileLook> from) {
        FileLook now = from.apply(lastLook()).again(file, format);
        last.set(now);
        return now;
    }
}
