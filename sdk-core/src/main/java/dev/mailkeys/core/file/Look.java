package dev.mailkeys.core.file;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen when a file was last looked at.
 *
 * @param secret the last token that could be read
 * @param problem why the file could not be read; empty if it could
 * @param stamp the stamp of the file as it was read; null if it could not, so that the next look reads it
 */
record Look(
        Optional<Secret> secret,
        Optional<String> problem,
        @Nullable FileStamp stamp) {

    static final Look NONE = new Look(Optional.empty(), Optional.empty(), null);

    /** The same, but that the next look reads the file, whatever its stamp says. */
    Look withoutStamp() {
        return new Look(secret, problem, null);
    }

    /** Looks once more; the token stays what it was where it can't be read now. */
    Look again(Path file, SecretFormat format) {
        try {
            FileStamp now = FileStamp.of(file);
            // The stamp is older than what is read: if the file changed between, the next look sees another one.
            return now.isSurelyThatOf(stamp)
                    ? this
                    : new Look(Optional.of(format.read(Files.readAllBytes(file))), Optional.empty(), now);
        } catch (SecretFormat.NoSecretException none) {
            return new Look(secret, Optional.of(none.reason()), null);
        } catch (IOException unreadable) {
            return new Look(secret, Optional.of(reason(unreadable)), null);
        }
    }

    private static String reason(IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return "the file is not there";
        }
        return unreadable instanceof AccessDeniedException
                ? "the user who runs this may not read the file"
                : "it can't be read (" + unreadable.getClass().getSimpleName() + ")";
    }
}
