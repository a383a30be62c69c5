package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.core.provider.Timing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The mark of the running program, which says that it uses this token and no earlier one. A new mark is left only when
 * that is true: the program was started with the token and every process with an earlier one has ended; or it was sent
 * a signal, and the configured time to read the token again has passed. Until then the earlier mark stays.
 */
final class ProgramMark {

    /** Child processes may take this long to end before that is reported. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Job job;
    private final ReaderMarks marks;
    private final String reader;
    private final Duration settled;
    private final Timing timing = Timing.system();
    private Optional<Secret> due = Optional.empty();
    private long notBefore;
    private List<ProcessHandle> outliving = List.of();
    private Optional<String> said = Optional.empty();

    /**
     * Prepares a mark; leaves none yet.
     *
     * @param reader the mark's name
     * @param settled how long after a signal the program is sure to have read its token again
     */
    ProgramMark(Job job, ReaderMarks marks, String reader, Duration settled) {
        this.job = job;
        this.marks = marks;
        this.reader = reader;
        this.settled = settled;
    }

    /** The program was started with a token. */
    void started(Secret with) {
        due = Optional.of(with);
        notBefore = timing.nanoTime();
        tend();
    }

    /** The program was sent a signal to read its token again. */
    void signalled(Secret token) {
        due = Optional.of(token);
        notBefore = timing.nanoTime() + settled.toNanos();
    }

    /** The program has ended, but its children may still use the earlier token. */
    void outlivedBy(List<ProcessHandle> family) {
        outliving = family;
    }

    /** Leaves the mark once it is due. After a failure it tries again at each look. */
    void tend() {
        outliving = outliving.stream().filter(ProcessHandle::isAlive).toList();
        if (due.isEmpty() || timing.nanoTime() - notBefore < 0) {
            return;
        }
        if (!outliving.isEmpty()) {
            sayWhatOutlives();
            return;
        }
        try {
            marks.leave(reader, due.get());
            due = Optional.empty();
        } catch (IOException | SecurityException unwritable) {
            say("Warning: the program's mark can't be left in " + folder(unwritable)
                    + ". Make that folder, and let this"
                    + " user write it. The program runs, but a rotation waits for its mark.");
        }
    }

    private void sayWhatOutlives() {
        if (timing.nanoTime() - notBefore > A_MOMENT.toNanos()) {
            say("Process " + outliving.get(0).pid()
                    + ", which the program had started, has outlived it and may still use"
                    + " the earlier token. The mark of the new token is left once that process has ended.");
        }
    }

    /** Removes the mark, because the program has ended and nobody needs to wait for it. */
    void withdraw() {
        due = Optional.empty();
        try {
            marks.withdraw(reader);
        } catch (IOException | SecurityException unwritable) {
            say("Warning: the mark of " + reader + " can't be taken from " + folder(unwritable)
                    + ". Delete it, or a rotation may wait for it.");
        }
    }

    private String folder(Exception why) {
        return Shown.path(marks.folder()) + " ("
                + FileWords.of(why, marks.folder().toString()) + ")";
    }

    private void say(String words) {
        if (!said.equals(Optional.of(words))) {
            said = Optional.of(words);
            job.note(words);
        }
    }
}
