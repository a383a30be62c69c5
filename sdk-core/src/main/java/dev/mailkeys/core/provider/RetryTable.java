package dev.mailkeys.core.provider;

import static dev.mailkeys.core.provider.Repeat.NEVER;
import static dev.mailkeys.core.provider.Repeat.SAFE;

import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.provider.Outcome.Answered;
import dev.mailkeys.core.provider.Outcome.Unanswered;
import dev.mailkeys.core.provider.Reply.BodyState;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may be sent again. The only place that decides it.
 *
 * <pre>
 * what happened                               SAFE    IDEMPOTENT  NEVER
 * nothing was sent                            again   again       again
 * the connection could not be secured         stop    stop        stop
 * 429: turned away, not acted on              again   again       again
 * 408, 5xx                                    again   again       stop, may have taken effect
 * lost after sending began, or within a 2xx   again   again       stop, may have taken effect
 * 3xx, other 4xx                              stop    stop        stop
 * 2xx                                         stop    stop        stop
 * interrupted, or no time left to send        stop    stop        stop
 * </pre>
 */
final class RetryTable {

    private static final Set<Reason> FINAL = EnumSet.of(Reason.TLS, Reason.INTERRUPTED, Reason.NO_TIME_LEFT);

    private RetryTable() {}

    static boolean again(Repeat repeat, Outcome outcome) {
        return outcome instanceof Answered answered
                ? again(repeat, answered.reply())
                : again(repeat, (Unanswered) outcome);
    }

    private static boolean again(Repeat repeat, Reply reply) {
        int status = reply.status();
        boolean lostWithin = reply.isSuccess() && reply.state() == BodyState.CUT;
        return status == 429 || repeat != NEVER && (status == 408 || isServerError(status) || lostWithin);
    }

    private static boolean again(Repeat repeat, Unanswered unanswered) {
        return !FINAL.contains(unanswered.reason()) && (repeat != NEVER || !unanswered.sent());
    }

    /** Whether an attempt that came out so may have changed something at the provider. */
    static boolean mayHaveTakenEffect(Repeat repeat, Outcome outcome) {
        return repeat != SAFE
                && (outcome instanceof Answered answered
                        ? mayHaveTakenEffect(answered.reply().status())
                        : ((Unanswered) outcome).sent());
    }

    /** A 4xx says that nothing was done, and so do 307 and 308, which ask for the same request elsewhere. */
    private static boolean mayHaveTakenEffect(int status) {
        boolean refused = status >= 400 && status < 500 && status != 408;
        return !refused && status != 307 && status != 308;
    }

    private static boolean isServerError(int status) {
        return status >= 500 && status < 600;
    }
}
