package dev.mailkeys.cli.failure;

import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.KeyLimitException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.core.UnreadableResponseException;
import java.util.Locale;

/** The SDK's failures by the words and numbers that the command line promises. */
public final class Kind {

    private Kind() {}

    public static ExitCode code(MailkeysException failure) {
        if (failure.mayHaveTakenEffect()) {
            return ExitCode.INCOMPLETE;
        }
        if (failure instanceof InvalidRequestException) {
            return failure.operation().endsWith(".settings") ? ExitCode.CONFIGURATION : ExitCode.USAGE;
        }
        // JetEmail's 403 is about the key (it is disabled), everybody else's about the credential.
        boolean rights =
                failure instanceof ForbiddenException && !failure.operation().startsWith("jetemail.");
        return rights || failure instanceof UnauthorizedException ? ExitCode.CONFIGURATION : ExitCode.REFUSED;
    }

    static String of(MailkeysException failure) {
        if (failure instanceof NoResponseException none) {
            return none.reason().name().toLowerCase(Locale.ROOT);
        }
        if (failure instanceof InvalidRequestException) {
            return "invalid_request";
        }
        return failure instanceof UnreadableResponseException ? "unreadable_response" : refusal(failure);
    }

    private static String refusal(MailkeysException failure) {
        if (failure instanceof BadRequestException) {
            return "bad_request";
        } else if (failure instanceof UnauthorizedException) {
            return "unauthorized";
        } else if (failure instanceof ForbiddenException) {
            return "forbidden";
        } else if (failure instanceof NotFoundException) {
            return "not_found";
        } else if (failure instanceof ConflictException) {
            return "conflict";
        } else if (failure instanceof KeyLimitException) {
            return "key_limit";
        } else if (failure instanceof RateLimitedException) {
            return "rate_limited";
        } else if (failure instanceof ServerErrorException) {
            return "server_error";
        }
        return failure instanceof RefusedException ? "refused" : "failed";
    }
}
