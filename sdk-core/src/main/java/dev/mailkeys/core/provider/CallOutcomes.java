package dev.mailkeys.core.provider;

import static java.util.Map.entry;

import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.KeyLimitException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.NotSentException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.event.CallOutcome;
import java.util.Map;

/** Names the outcome that stands for an exception. */
final class CallOutcomes {

    private static final Map<Class<? extends MailkeysException>, CallOutcome> BY_EXCEPTION = Map.ofEntries(
            entry(BadRequestException.class, CallOutcome.BAD_REQUEST),
            entry(UnauthorizedException.class, CallOutcome.UNAUTHORIZED),
            entry(ForbiddenException.class, CallOutcome.FORBIDDEN),
            entry(NotFoundException.class, CallOutcome.NOT_FOUND),
            entry(ConflictException.class, CallOutcome.CONFLICT),
            entry(KeyLimitException.class, CallOutcome.KEY_LIMIT),
            entry(RateLimitedException.class, CallOutcome.RATE_LIMITED),
            entry(ServerErrorException.class, CallOutcome.SERVER_ERROR),
            entry(RefusedException.class, CallOutcome.REFUSED),
            entry(UnreadableResponseException.class, CallOutcome.UNUSABLE),
            entry(InvalidRequestException.class, CallOutcome.INVALID_REQUEST),
            entry(NotSentException.class, CallOutcome.READ_ONLY));

    private CallOutcomes() {}

    static CallOutcome of(MailkeysException failure) {
        return failure instanceof NoResponseException unanswered
                ? CallOutcome.valueOf(unanswered.reason().name())
                : ofKind(failure.getClass());
    }

    static CallOutcome ofKind(Class<?> kind) {
        return BY_EXCEPTION.getOrDefault(kind, CallOutcome.BROKEN);
    }
}
