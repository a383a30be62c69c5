package dev.mailkeys.cli.files;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.rotation.files.TrustedPath;
import dev.mailkeys.rotation.files.UntrustedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose files are trusted: those of the user who runs the command, of root, and of the user whom {@code
 * MAILKEYS_TRUSTED_USER} names.
 *
 * @param other that user
 */
public record Owners(Optional<String> other) {

    private static final String VARIABLE = "MAILKEYS_TRUSTED_USER";

    public static Owners of(ProcessContext process) {
        return new Owners(process.variable(VARIABLE));
    }

    /** Who may own folders on the way to a file that is written. */
    public Trust trust() throws IOException {
        Trust own = Trust.own();
        return other.isPresent() ? own.and(other.get()) : own;
    }

    /**
     * Refuses a file that another could have written, or put there.
     *
     * @param power what the other user could then do, beginning with a verb
     * @throws Failure if another could
     * @throws IOException if the file is not there or can't be looked at
     */
    public void require(Path file, String power) throws IOException {
        try {
            TrustedPath.owned(file, trust());
        } catch (UntrustedException untrusted) {
            throw Failure.configuration("Anyone who can change " + file + " " + power + ", so it is not read: "
                    + advised(untrusted) + " Nothing was sent.");
        }
    }

    /** Why another user can change a file, and what to do. */
    public static String advised(UntrustedException untrusted) {
        String mended = untrusted.advised(owner -> "Give it to the user who runs mailkeys with chown; or, if " + owner
                + " may decide that, as in a CI job whose files another user checked out, set " + VARIABLE + "="
                + owner);
        return mended + "."
                + (untrusted.owner().isPresent()
                        ? ""
                        : " In GitLab CI, whose executors check out with umask 0, put that command into the job, before mailkeys.");
    }
}
