package dev.mailkeys.cli.failure;

import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.MailkeysException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The report of a failure, and the exit code.
 *
 * @param code the exit code
 * @param fields the fields of the JSON error; people read {@code message} and {@code advice}
 */
public record Report(ExitCode code, Fields fields) {

    /** An answer that could not be read, and the file where it was saved. */
    public static final class Saved extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        final transient MailkeysException cause;
        final transient Optional<Path> place;

        public Saved(MailkeysException cause, Optional<Path> place) {
            super(cause.getMessage(), null, false, false);
            this.cause = cause;
            this.place = place;
        }
    }

    public static Report of(Failure failure) {
        return new Report(
                failure.code, head(failure.code, failure.kind, text(failure)).with(failure.more));
    }

    public static Report of(Saved saved) {
        Report report = of(saved.cause);
        String place = saved.place.map(Path::toString).orElse(null);
        String message = saved.getMessage()
                + (place == null
                        ? " It could not be saved."
                        : " The answer may hold the token: it is in " + place + ", for you alone to read.");
        report.fields.with("message", message).with("savedTo", place);
        return report;
    }

    public static Report of(MailkeysException failure) {
        ExitCode code = Kind.code(failure);
        Fields fields = head(code, Kind.of(failure), text(failure))
                .with("operation", failure.operation())
                .with("attempts", failure.attempts())
                .with("mayHaveTakenEffect", failure.mayHaveTakenEffect());
        if (failure instanceof ApiException refusal) {
            refusal(refusal, fields);
        }
        if (failure instanceof ConflictException conflict) {
            conflict.existing()
                    .ifPresent(
                            key -> fields.with("message", text(failure) + " The key that is there: " + key.id() + "."));
        }
        if (failure instanceof InvalidRequestException invalid) {
            fields.with("violations", violations(invalid));
        }
        if (code == ExitCode.INCOMPLETE) {
            fields.with("advice", Advice.of(failure.operation()));
        } else if (code == ExitCode.CONFIGURATION && failure instanceof ApiException) {
            Advice.refused(failure.operation()).ifPresent(advice -> fields.with("advice", advice));
        }
        return new Report(code, fields);
    }

    /** A bug of ours. Its message is not repeated, because it may hold a secret. */
    public static Report ofBug(Throwable bug) {
        String message = "A bug in mailkeys: " + bug.getClass().getName() + " at "
                + (bug.getStackTrace().length == 0 ? "an unknown place" : bug.getStackTrace()[0])
                + ". Run it with --verbose for the stack, and please report it.";
        return new Report(ExitCode.BUG, head(ExitCode.BUG, "bug", message));
    }

    private static String text(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        boolean isOfSettings = failure instanceof InvalidRequestException invalid
                && invalid.operation().endsWith(".settings");
        return isOfSettings ? asTyped(text) : text;
    }

    /** Replaces the SDK's names of settings by the command's. */
    private static String asTyped(String text) {
        return text.replace("baseUrl: ", "--base-url, or the setting in its place, ")
                .replace("deadline: ", "--timeout, or the setting in its place, ")
                .replaceAll("; attemptTimeout: [^;.]*", "")
                .replace(" (mailkeys)", "");
    }

    private static Fields head(ExitCode code, String kind, String message) {
        return new Fields().with("code", code.number).with("kind", kind).with("message", message);
    }

    private static void refusal(ApiException refusal, Fields fields) {
        fields.with("status", refusal.status())
                .with("requestId", refusal.requestId())
                .with("retryAfterSeconds", refusal.retryAfter().map(wait -> wait.toSeconds()));
        if (refusal instanceof ConflictException conflict) {
            fields.with(
                    "existing",
                    conflict.existing()
                            .map(key -> new Fields().with("id", key.id()).with("name", key.name())));
        }
    }

    private static List<Fields> violations(InvalidRequestException invalid) {
        return invalid.violations().stream()
                .map(violation -> new Fields()
                        .with("field", violation.field())
                        .with("rule", violation.rule())
                        .with("source", violation.source()))
                .toList();
    }
}
