package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.run.SupervisionPlan.OnChange;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.text.KnownTokens;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.rotation.reader.Readers;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Optional;

/** Whether marks are left for a program: on request, or if its sink's readers are counted. */
final class MarkChoice {

    private MarkChoice() {}

    static Optional<ProgramMark> of(Job job, TokenChoice token, OnChange onChange) {
        Options options = job.options();
        boolean isSignal = onChange == OnChange.SIGNAL;
        Optional<Duration> settled =
                options.has("--settled-after") ? Optional.of(settled(options, isSignal)) : Optional.empty();
        boolean isAsked = options.has("--reader") || options.has("--marks") || settled.isPresent();
        if (isAsked && isSignal && settled.isEmpty()) {
            throw Failure.usage(
                    "A signal does not prove that the program has read its token again, so no mark can follow"
                            + " it. Say with --settled-after TIME how long the program needs for that; or let it leave its"
                            + " own marks.");
        }
        boolean areCounted = token.readers().isPresent() && (!isSignal || settled.isPresent());
        return isAsked || areCounted
                ? Optional.of(new ProgramMark(
                        job, marks(options, token), name(options, token), settled.orElse(Duration.ZERO)))
                : Optional.empty();
    }

    private static Duration settled(Options options, boolean isSignal) {
        if (!isSignal) {
            throw Failure.usage(
                    "--settled-after belongs to --on-change signal:NAME. A program that is restarted has its"
                            + " new token at once.");
        }
        return SupervisionPlan.length(options, "--settled-after", Duration.ZERO);
    }

    private static ReaderMarks marks(Options options, TokenChoice token) {
        try {
            return options.text("--marks")
                    .map(SystemPath::of)
                    .map(ReaderMarks::in)
                    .or(() -> token.readers().map(Readers::marks))
                    .orElseGet(() -> token.place().marks());
        } catch (InvalidPathException impossible) {
            throw Failure.usage("--marks is not a valid path on this system.");
        }
    }

    private static String name(Options options, TokenChoice token) {
        String name = options.text("--reader").orElseGet(ReaderMarks::newName);
        try {
            // Checks only the name; opens no file.
            token.place().secret().leavingMarks(name);
        } catch (IllegalArgumentException none) {
            throw Failure.usage("--reader: " + none.getMessage());
        }
        if (KnownTokens.isIn(name)) {
            throw Failure.usage("--reader takes a name, not a token: " + Shown.of(name));
        }
        return name;
    }
}
