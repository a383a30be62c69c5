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
import dev.mailkeys.core.provider.Outcome.Answered;
import dev.mailkeys.core.provider.Outcome.Unanswered;
import dev.mailkeys.core.provider.Retries.Ended;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns a call that did not give its result into the exception that says so, in words free of credentials. */
final class Failures {

    private final ErrorReader errors;
    private final Supplier<Instant> clock;

    Failures(ErrorReader errors, Supplier<Instant> clock) {
        this.errors = errors;
        this.clock = clock;
    }

    MailkeysException of(Ended ended, Redactor redactor) {
        if (ended.outcome() instanceof Unanswered unanswered) {
            return noResponse(unanswered, ended.report(), ended.note());
        }
        Reply reply = ((Answered) ended.outcome()).reply();
        return reply.isSuccess()
                ? unreadable(ended.report(), reply, incomplete(reply), redactor)
                : refused(ended, reply, redactor);
    }

    /** A success whose body says that it was none. */
    MailkeysException refusedInSuccess(CallReport report, Reply reply, Redactor redactor) {
        ProviderAnswer answer = answer(reply, read(reply), redactor);
        return refusal(ErrorKind.REFUSED, report, answer, sentence(report, answer, ""));
    }

    /** A success that can't be understood. The reason may name a field, and the server names its fields. */
    MailkeysException unreadable(CallReport report, Reply reply, String reason, Redactor redactor) {
        String message = report.operation() + ": the provider answered " + reply.status()
                + ", but the answer can't be used: " + redactor.redact(reason) + "." + advice(report);
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        return new UnreadableResponseException(report, message, body.isEmpty() ? null : Secret.of(body));
    }

    /** How long the provider asks to wait: in the header, or else in the body. */
    Optional<Duration> wait(Reply reply) {
        return asked(reply, read(reply));
    }

    private static String incomplete(Reply reply) {
        return reply.state() == Reply.BodyState.CUT ? "it was cut short" : "it is larger than maxResponseBytes";
    }

    private MailkeysException refused(Ended ended, Reply reply, Redactor redactor) {
        ProviderError error = read(reply);
        ProviderAnswer answer = answer(reply, error, redactor);
        return refusal(error.kind(), ended.report(), answer, sentence(ended.report(), answer, ended.note()));
    }

    private Optional<Duration> asked(Reply reply, ProviderError error) {
        return RetryAfter.parse(reply.retryAfter(), clock.get())
                .or(() -> error.retryAfter().map(wait -> wait.isNegative() ? Duration.ZERO : wait));
    }

    private ProviderError read(Reply reply) {
        ErrorKind kind = ErrorKind.ofStatus(reply.status());
        try {
            return errors.read(reply.status(), new ErrorBody(Json.lenient(reply.body())));
        } catch (RuntimeException broken) {
            return ProviderError.of(kind, "");
        }
    }

    private ProviderAnswer answer(Reply reply, ProviderError error, Redactor redactor) {
        return new ProviderAnswer(
                reply.status(),
                redactor.redact(error.message()),
                redactor.redact(error.details()),
                Optional.ofNullable(reply.requestId()).map(redactor::redact),
                asked(reply, error),
                error.existing().map(key -> new ExistingKey(redactor.redact(key.id()), redactor.redact(key.name()))));
    }

    private static String sentence(CallReport report, ProviderAnswer answer, String note) {
        String words = answer.message().isEmpty() ? "" : ": " + answer.message();
        String details = answer.details().isEmpty() ? "" : " " + answer.details();
        String tries = report.attempts() > 1 ? " after " + report.attempts() + " attempts" : "";
        String answered = report.operation() + ": the provider answered " + answer.status() + tries + words + details;
        String stop = answered.endsWith(".") ? "" : ".";
        return answered + stop + (note.isEmpty() ? "" : " " + note) + advice(report);
    }

    private static NoResponseException noResponse(Unanswered unanswered, CallReport report, String note) {
        String nothing = report.mayHaveTakenEffect() ? "" : ", nothing was sent";
        String what = what(unanswered.reason(), nothing);
        String tries = report.attempts() > 1 ? " (" + report.attempts() + " attempts)" : "";
        String more = note.isEmpty() ? "" : " " + note;
        String message = report.operation() + ": " + what + tries + "." + more + advice(report);
        return new NoResponseException(report, unanswered.reason(), message, unanswered.cause());
    }

    private static String advice(CallReport report) {
        return report.mayHaveTakenEffect()
                ? " It may have taken effect all the same: look at the keys before trying again."
                : "";
    }

    /** By comparison: a switch over an enum is another class, of a kilobyte. */
    private static String what(Reason reason, String nothing) {
        if (reason == Reason.UNREACHABLE) {
            return "the provider was not reached" + nothing;
        } else if (reason == Reason.TLS) {
            return "the connection could not be secured" + nothing + "; check the clock, the trust and the pins";
        } else if (reason == Reason.CUT) {
            return "the connection was lost before an answer came";
        } else if (reason == Reason.TIMED_OUT) {
            return "no answer came in time";
        }
        return reason == Reason.INTERRUPTED ? "the thread was interrupted" : "the deadline left no room for an attempt";
    }

    private static ApiException refusal(ErrorKind kind, CallReport report, ProviderAnswer answer, String message) {
        if (kind == ErrorKind.BAD_REQUEST) {
            return new BadRequestException(report, answer, message);
        } else if (kind == ErrorKind.UNAUTHORIZED) {
            return new UnauthorizedException(report, answer, message);
        } else if (kind == ErrorKind.FORBIDDEN) {
            return new ForbiddenException(report, answer, message);
        } else if (kind == ErrorKind.NOT_FOUND) {
            return new NotFoundException(report, answer, message);
        } else if (kind == ErrorKind.CONFLICT) {
            return new ConflictException(report, answer, message);
        } else if (kind == ErrorKind.KEY_LIMIT) {
            return new KeyLimitException(report, answer, message);
        } else if (kind == ErrorKind.RATE_LIMITED) {
            return new RateLimitedException(report, answer, message);
        }
        return kind == ErrorKind.SERVER_ERROR
                ? new ServerErrorException(report, answer, message)
                : new RefusedException(report, answer, message);
    }
}
