package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A target's highest epoch and who took it: {@code <epoch> <process id>} and a line feed, replaced in one step with
 * each lease. It fences off a rotator whose lock was lost: on a file system that forgets locks, or because someone
 * deleted the lock's file.
 */
record EpochFile(JournalDisk disk, Path path) {

    private static final String FORMAT = "[1-9]\\d{0,17} \\d+\n";

    static EpochFile in(TargetFolder folder) {
        return new EpochFile(folder.disk(), folder.path().resolve("epoch"));
    }

    /** The last epoch; 0 before the first. */
    long last() throws IOException {
        return Files.exists(path) ? Long.parseLong(parts()[0]) : 0;
    }

    /** Who took the last epoch, for a message. */
    String holder() {
        try {
            return "process " + parts()[1];
        } catch (IOException | JournalException unknown) {
            return "another process";
        }
    }

    /** Takes an epoch; returns what to compare with {@link #content} from then on. */
    String take(long epoch) throws IOException {
        String content = epoch + " " + ProcessHandle.current().pid() + "\n";
        disk.replace(path, content.getBytes(StandardCharsets.US_ASCII));
        return content;
    }

    /** What the file says now. */
    String content() throws IOException {
        return Files.readString(path);
    }

    private String[] parts() throws IOException {
        String content = content();
        if (!content.matches(FORMAT)) {
            throw new JournalException(
                    Kind.DAMAGED, "The file " + path + " is not as it was written: restore or delete it.", null);
        }
        return content.strip().split(" ", 2);
    }
}
