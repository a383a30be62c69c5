package dev.mailkeys.core.file;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of the last look at a file.
 *
 * @param secret the last token that could be read
 * @param problem why the file could not be read; empty if it could
 * @param stamp the stamp of the file as it was read; null if it could not, so that the next look reads it
 */
record FileLook(
        Optional<Secret> secret,
        Optional<String> problem,
        @Nullable FileStamp stamp) {

    static final FileLook NONE = new FileLook(Optional.empty(), Optional.empty(), null);

    /** The same, except that the next look reads the file regardless of its stamp. */
    FileLook withoutStamp() {
        return new FileLook(secret, problem, null);
    }

    /** Looks once more. If the file can't be read now, the token stays. */
    FileLook again(Path file, SecretFormat format) {
        try {
            FileStamp now = FileStamp.of(file);
            // The stamp is taken before the read: if the file changes in between, the next look sees a new stamp.
            return now.isSurelyThatOf(stamp)
                    ? this
                    : new FileLook(Optional.of(format.read(Files.readAllBytes(file))), Optional.empty(), now);
        } catch (SecretFormat.NoSecretException none) {
            return new FileLook(secret, Optional.of(none.reason()), null);
        } catch (IOException unreadable) {
            return new FileLook(secret, Optional.of(FileWords.of(unreadable, file.toString())), null);
        }
    }
}
