package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Kind;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import java.util.Collection;
import java.util.List;

/** The exit codes of the rotation verbs. */
final class Exit {

    /** The worst first: of several targets the worst decides. */
    private static final List<ExitCode> ORDER = List.of(
            ExitCode.SINK_BROKEN,
            ExitCode.SINK_UNKNOWN,
            ExitCode.INCOMPLETE,
            ExitCode.LOCKED,
            ExitCode.CONFIGURATION,
            ExitCode.REFUSED,
            ExitCode.PENDING,
            ExitCode.DUE,
            ExitCode.DONE);

    private Exit() {}

    static ExitCode worst(Collection<ExitCode> codes) {
        return ORDER.stream().filter(codes::contains).findFirst().orElse(ExitCode.DONE);
    }

    /**
     * The exit code of one target's report.
     *
     * @param rollback whether the verb is rollback
     */
    static ExitCode of(RotationReport report, boolean rollback) {
        return switch (report.outcome()) {
            case DONE, NOT_DUE, PENDING, ABANDONED -> ExitCode.DONE;
            case ROLLED_BACK -> rollback ? ExitCode.DONE : ExitCode.REFUSED;
            case REFUSED -> report.cause().map(Exit::of).orElse(ExitCode.REFUSED);
            case INCOMPLETE -> ExitCode.INCOMPLETE;
            case SINK_BROKEN -> ExitCode.SINK_BROKEN;
            case SINK_UNKNOWN -> ExitCode.SINK_UNKNOWN;
            case LOCKED -> ExitCode.LOCKED;
        };
    }

    /** The exit code of a failure before anything was changed. */
    static ExitCode of(RuntimeException failure) {
        if (failure instanceof JournalException journal && journal.kind() == JournalException.Kind.LOCKED) {
            return ExitCode.LOCKED;
        }
        return failure instanceof MailkeysException known && Kind.code(known) == ExitCode.CONFIGURATION
                ? ExitCode.CONFIGURATION
                : ExitCode.REFUSED;
    }

    /** The code as the {@code kind} of a JSON error. */
    static String kind(ExitCode code) {
        return switch (code) {
            case SINK_BROKEN -> "sink_broken";
            case SINK_UNKNOWN -> "sink_unknown";
            case INCOMPLETE -> "incomplete";
            case LOCKED -> "locked";
            case CONFIGURATION -> "configuration";
            case PENDING -> "pending";
            case DUE -> "due";
            default -> "refused";
        };
    }

    /** The code as a sentence about targets. */
    static String sentence(ExitCode code, List<String> targets) {
        String names = String.join(", ", targets);
        return switch (code) {
            case SINK_BROKEN -> "The token in a sink does not work: " + names + ". Do what the message says, at once.";
            case SINK_UNKNOWN ->
                "Not finished, and it is unknown whether the token in a sink works: " + names
                        + ". The message says what to run.";
            case INCOMPLETE -> "Not finished: " + names + ". The message says what to run.";
            case LOCKED -> "Another process is rotating: " + names + ". Nothing was changed.";
            case CONFIGURATION -> "Fix the configuration or a credential: " + names + ".";
            case PENDING -> "Old keys are waiting to be retired: " + names + ". Run \"mailkeys resume\" later.";
            case DUE -> "There is something to do: " + names + ".";
            default -> "Refused or failed; nothing was changed: " + names + ".";
        };
    }

    /** The same after a verb that only reads, whose refusal needs other words. */
    static String sentenceOfALook(ExitCode code, List<String> targets) {
        return code == ExitCode.REFUSED
                ? "Something is wrong, or can't be told: " + String.join(", ", targets)
                        + ". The message says what to do."
                : sentence(code, targets);
    }

    static boolean isGood(Outcome outcome, boolean rollback) {
        return outcome == Outcome.DONE
                || outcome == Outcome.NOT_DUE
                || outcome == Outcome.PENDING
                || outcome == Outcome.ABANDONED
                || (rollback && outcome == Outcome.ROLLED_BACK);
    }
}
