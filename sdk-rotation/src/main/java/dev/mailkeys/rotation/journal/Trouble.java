package dev.mailkeys.rotation.journal;

import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.files.UntrustedException;
import java.nio.file.Path;

/** Messages for a journal that can't be leased, read or written: what happened, where, and what to do. */
final class Trouble {

    private Trouble() {}

    static JournalException failed(String what, Path where, Exception cause) {
        String reason = cause instanceof UntrustedException untrusted
                ? untrusted.advised(user -> "Keep journals in a folder of your own, or trust that user")
                : FileWords.of(cause);
        return new JournalException(Kind.FAILED, what + " " + where + " failed (" + reason + ").", cause);
    }

    static JournalException failed(String message) {
        return new JournalException(Kind.FAILED, message, null);
    }

    static JournalException stale(String message) {
        return new JournalException(Kind.STALE, message, null);
    }

    static JournalException damaged(Path file, int line) {
        return new JournalException(
                Kind.DAMAGED,
                "Line " + line + " of the journal " + file + " is not as it was written: something has changed it,"
                        + " perhaps its line ends. If it can't be restored, the rotation can be set aside.",
                null);
    }

    static JournalException newer(Path file) {
        return new JournalException(
                Kind.DAMAGED, "The journal " + file + " was begun by a newer version of mailkeys: use that one.", null);
    }
}
