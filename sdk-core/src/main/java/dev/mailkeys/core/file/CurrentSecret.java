package dev.mailkeys.core.file;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The token that stands in a file now. A program that asks it before each use notices a rotation by itself, without a
 * restart and without a thread that watches.
 *
 * <p>The file is read again when it has changed: when it was replaced, written to, or when a link on the way to it points
 * elsewhere, as the {@code ..data} link of a Kubernetes volume does. If it can't be read then, the token of before stays in
 * use, for it works until the end of the grace period; {@link #problem} tells.
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
    private final AtomicReference<Look> last = new AtomicReference<>(Look.NONE);

    private CurrentSecret(Path file, SecretFormat format) {
        this.file = Objects.requireNonNull(file, "file must not be null").toAbsolutePath();
        this.format = format;
    }

    /**
     * The token that a file holds and nothing else, such as a file of a Kubernetes or Docker secret. White space around it
     * is no part of it.
     *
     * @param file the file; need not be there yet
     * @return its token, whenever it is asked
     */
    public static CurrentSecret inFile(Path file) {
        return new CurrentSecret(file, SecretFormat.whole());
    }

    /**
     * The value of a variable in a dotenv or an environment file. Read are {@code NAME=value}, with or without
     * {@code export} and quotes, where nothing is escaped or substituted; of several lines the last one counts.
     *
     * @param file the file; need not be there yet
     * @param variable the variable's name
     * @return its value, whenever it is asked
     */
    public static CurrentSecret inDotenv(Path file, String variable) {
        Objects.requireNonNull(variable, "variable must not be null");
        return new CurrentSecret(file, SecretFormat.variable(variable));
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
        Objects.requireNonNull(file, "file must not be null");
        if (path.length == 0) {
            throw new IllegalArgumentException("The path to a field has at least one name.");
        }
        return new CurrentSecret(file, SecretFormat.field(List.of(path)));
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
        Look now = look(lastLook());
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
        Look now = look(lastLook().withoutStamp());
        return now.secret().filter(secret -> !secret.equals(refused));
    }

    /**
     * Why the file could not be read when it was last looked at, for a health check.
     *
     * @return why; empty if it was read
     */
    public Optional<String> problem() {
        return lastLook().problem();
    }

    /** Not the token. */
    @Override
    public String toString() {
        return "the token in " + file;
    }

    private Look lastLook() {
        return Objects.requireNonNull(last.get());
    }

    private Look look(Look before) {
        Look now = before;
        try {
            FileStamp stamp = FileStamp.of(file);
            if (!stamp.isSurelyThatOf(before.stamp())) {
                // The stamp is older than what is read: if the file changed between, the next look sees another one.
                now = new Look(Optional.of(format.read(Files.readAllBytes(file))), Optional.empty(), stamp);
            }
        } catch (SecretFormat.NoSecretException none) {
            now = new Look(before.secret(), Optional.of(none.reason()), null);
        } catch (IOException unreadable) {
            String reason = "it can't be read (" + unreadable.getClass().getSimpleName() + ")";
            now = new Look(before.secret(), Optional.of(reason), null);
        }
        last.set(now);
        return now;
    }

    /**
     * What was seen when the file was last looked at.
     *
     * @param secret the last token that could be read
     * @param problem why the file could not be read; empty if it could
     * @param stamp the stamp of the file as it was read; null if it could not, so that the next look reads it
     */
    private record Look(
            Optional<Secret> secret,
            Optional<String> problem,
            @Nullable FileStamp stamp) {

        static final Look NONE = new Look(Optional.empty(), Optional.empty(), null);

        Look withoutStamp() {
            return new Look(secret, problem, null);
        }
    }
}
