package dev.mailkeys.core.http;

import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Finds out why there is no answer, from how far an attempt came and the exception that ended it. */
final class Diagnosis {

    /** OkHttp's message for a proxy that refuses a tunnel, the only sign of it. */
    private static final Pattern PROXY_ANSWERED =
            Pattern.compile("Failed to authenticate with proxy|Unexpected response code for CONNECT: (\\d+)");

    /** What the resolvers of Linux, macOS and Windows say only of a name that does not exist. */
    private static final Pattern NO_SUCH_NAME = Pattern.compile(
            "Name or service not known|Name does not resolve|nodename nor servname provided|No such host is known");

    private Diagnosis() {}

    /** Why there is no answer. Keeps the interrupt flag set if it was an interruption. */
    static Unanswered of(Throwable failure, Attempt attempt) {
        String proxy = attempt.sent() ? "" : answerOfProxy(failure);
        Reason reason = reason(failure, attempt.sent(), proxy);
        if (reason == Reason.INTERRUPTED) {
            Thread.currentThread().interrupt();
        }
        return new Unanswered(attempt.sent(), reason, attempt.where() + told(proxy), failure);
    }

    private static Reason reason(Throwable failure, boolean sent, String proxy) {
        if (isInterruption(failure)) {
            return Reason.INTERRUPTED;
        } else if (failure instanceof Error) {
            return Reason.FAILED_HERE;
        } else if (sent) {
            return failure instanceof InterruptedIOException ? Reason.TIMED_OUT : Reason.CUT;
        } else if (proxy.startsWith("4") || isUnknownName(failure)) {
            return Reason.BLOCKED;
        }
        return isMisconfiguredTls(failure) ? Reason.TLS : Reason.UNREACHABLE;
    }

    /** The status with which a proxy refused a tunnel; empty if none did. */
    private static String answerOfProxy(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> PROXY_ANSWERED
                        .matcher(String.valueOf(cause.getMessage()))
                        .results())
                .map(found -> Objects.requireNonNullElse(found.group(1), "407"))
                .findFirst()
                .orElse("");
    }

    private static String told(String proxy) {
        return switch (proxy) {
            case "" -> "";
            case "407" -> " wants a valid user and password (407, HTTP Basic)";
            default -> " answered " + proxy;
        };
    }

    private static boolean isInterruption(Throwable failure) {
        return Thread.currentThread().isInterrupted()
                || causes(failure)
                        .anyMatch(cause ->
                                cause instanceof ClosedByInterruptException || cause instanceof InterruptedException);
    }

    private static boolean isUnknownName(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof UnknownHostException
                        && NO_SUCH_NAME
                                .matcher(String.valueOf(cause.getMessage()))
                                .find());
    }

    /**
     * Whether the handshake failed for a reason that stays. Any other {@link IOException} below means that the
     * connection only broke: a channel's broken pipe has no type of its own.
     */
    private static boolean isMisconfiguredTls(Throwable failure) {
        return causes(failure).anyMatch(SSLException.class::isInstance)
                && causes(failure).noneMatch(cause -> cause instanceof IOException && !(cause instanceof SSLException));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
    }
}
