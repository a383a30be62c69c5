package dev.mailkeys.core.provider;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.CallReport;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.ExistingKey;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.KeyLimitException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.ProviderAnswer;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import dev.mailkeys.core.http.Reply;
import dev.mailkeys.core.provider.Retries.Ended;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a failed call into its exception, in words free of credentials. */
final class Failures {

    private final ErrorReader errors;
    private final Duration pause;
    private final ProviderProfile.Words words;
    private final Supplier<Instant> clock;

    /** Reads a provider's errors. If it asks for a wait that can't be understood, its usual pause counts. */
    Failures(ProviderProfile profile, Supplier<Instant> clock) {
        this.errors = profile.errors();
        this.pause = profile.pause();
        this.words = profile.words();
        this.clock = clock;
    }

    MailkeysException of(Ended ended, Redactor redactor) {
        if (ended.result() instanceof Unanswered unanswered) {
            return noResponse(unanswered, ended, redactor);
        }
        Reply reply = ((Answered) ended.result()).reply();
        return reply.isSuccess()
                ? unreadable(ended.report(), reply, incomplete(reply), redactor)
                : refused(ended, reply, redactor);
    }

    /** A status of success whose body says that the call failed. */
    MailkeysException refusedInSuccess(CallReport report, Reply reply, Redactor redactor) {
        ProviderAnswer answer = answer(reply, read(reply), redactor);
        return refusal(ErrorKind.REFUSED, report, answer, sentence(report, answer, ""));
    }

    /** A success that can't be understood. The reason may name a field, and the server names its fields. */
    MailkeysException unreadable(CallReport report, Reply reply, String reason, Redactor redactor) {
        String message = report.operation() + ": " + words.server() + " answered " + reply.status()
                + ", but the answer can't be used: " + redactor.redact(reason) + "." + advice(report);
        return new UnreadableResponseException(
                report, message, reply.body().length == 0 ? null : Secret.of(text(reply.body())));
    }

    /** How long the provider asks to wait, in the header or otherwise in the body. */
    Optional<Duration> wait(Reply reply) {
        return asked(reply, read(reply));
    }

    private static String incomplete(Reply reply) {
        return switch (reply.state()) {
            case CUT -> "it was cut short";
            case TOO_LARGE -> "it is larger than the " + reply.body().length + " bytes that are read of it";
            default -> "it breaks the rules of HTTP, or there was no memory left for it";
        };
    }

    /** As UTF-8 if it is valid, otherwise with one character for each byte, so that nothing is lost. */
    private static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        boolean lossless = text.indexOf('\uFFFD') < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
        return lossless ? text : new String(body, StandardCharsets.ISO_8859_1);
    }

    private MailkeysException refused(Ended ended, Reply reply, Redactor redactor) {
        ProviderError error = read(reply);
        ProviderAnswer answer = answer(reply, error, redactor);
        return refusal(error.kind(), ended.report(), answer, sentence(ended.report(), answer, ended.note()));
    }

    private Optional<Duration> asked(Reply reply, ProviderError error) {
        return RetryAfter.parse(reply.retryAfter(), clock.get())
                .or(() -> error.retryAfter().map(wait -> wait.isNegative() ? Duration.ZERO : wait))
                .or(() -> Optional.of(pause)
                        .filter(known ->
                                reply.status() == 429 && !reply.retryAfter().isBlank() && !known.isZero()));
    }

    private ProviderError read(Reply reply) {
        return errors.read(reply.status(), reply.body());
    }

    private ProviderAnswer answer(Reply reply, ProviderError error, Redactor redactor) {
        return new ProviderAnswer(
                reply.status(),
                redactor.redact(error.message()),
                redactor.redact(details(reply, error)),
                Optional.ofNullable(reply.requestId()).map(redactor::redact),
                asked(reply, error),
                error.existing().map(key -> new ExistingKey(redactor.redact(key.id()), redactor.redact(key.name()))));
    }

    /** Some servers name a missing right in a header. */
    private static List<String> details(Reply reply, ProviderError error) {
        if (reply.status() != 403 || reply.permissions().isBlank()) {
            return error.details();
        }
        return Stream.concat(error.details().stream(), Stream.of("permissions that it takes: " + reply.permissions()))
                .toList();
    }

    private String sentence(CallReport report, ProviderAnswer answer, String note) {
        String said = answer.message().isEmpty() ? "" : ": " + answer.message();
        String details = answer.details().isEmpty() ? "" : " " + Redactor.brief(answer.details());
        String tries = report.attempts() > 1 ? " after " + report.attempts() + " attempts" : "";
        String answered =
                report.operation() + ": " + words.server() + " answered " + answer.status() + tries + said + details;
        String stop = answered.endsWith(".") ? "" : ".";
        return answered + stop + (note.isEmpty() ? "" : " " + note) + advice(report);
    }

    private NoResponseException noResponse(Unanswered unanswered, Ended ended, Redactor redactor) {
        CallReport report = ended.report();
        TransportFailure cause = unanswered.cause() == null ? null : TransportFailure.of(unanswered.cause(), redactor);
        String nothing = report.mayHaveTakenEffect() ? "" : ", nothing was sent";
        String tries = report.attempts() > 1 ? " (" + report.attempts() + " attempts)" : "";
        String asked = redactor.redact(unanswered.where());
        String where = Stream.of(asked, cause == null ? "" : cause.wordsOf(asked, unanswered.sent()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": ", ": ", ""));
        String more = ended.note().isEmpty() ? "" : " " + ended.note();
        String what = unanswered.reason() == Reason.NO_TIME_LEFT && !where.equals(": ")
                ? "its turn did not come in time, nothing was sent"
                : what(unanswered.reason(), nothing);
        String message = report.operation() + ": " + what + tries + (where.equals(": ") ? "" : where) + "."
                + hint(unanswered.reason()) + more + advice(report);
        return new NoResponseException(report, unanswered.reason(), message, cause);
    }

    private static String hint(Reason reason) {
        return reason == Reason.TLS ? " Check the clock, whom this client trusts, and the pins." : "";
    }

    private String advice(CallReport report) {
        return report.mayHaveTakenEffect()
                ? " It may have taken effect all the same: look at " + words.holding() + " before trying again."
                : "";
    }

    private String what(Reason reason, String nothing) {
        return switch (reason) {
            case UNREACHABLE -> words.server() + " was not reached" + nothing;
            case BLOCKED -> "there is no way to " + words.server() + nothing;
            case TLS -> "the connection could not be secured" + nothing;
            case CUT -> "the connection was lost before an answer came";
            case TIMED_OUT -> "no answer came in time";
            case INTERRUPTED -> "the thread was interrupted";
            case NO_TIME_LEFT -> "the deadline left no room for an attempt";
            case FAILED_HERE -> "this program failed before it had read the answer";
        };
    }

    private static ApiException refusal(ErrorKind kind, CallReport report, ProviderAnswer answer, String message) {
        return switch (kind) {
            case BAD_REQUEST -> new BadRequestException(report, answer, message);
            case UNAUTHORIZED -> new UnauthorizedException(report, answer, message);
            case FORBIDDEN -> new ForbiddenException(report, answer, message);
            case NOT_FOUND -> new NotFoundException(report, answer, message);
            case CONFLICT -> new ConflictException(report, answer, message);
            case KEY_LIMIT -> new KeyLimitException(report, answer, message);
            case RATE_LIMITED -> new RateLimitedException(report, answer, message);
            case SERVER_ERROR -> new ServerErrorException(report, answer, message);
            case REFUSED -> new RefusedException(report, answer, message);
        };
    }
}
