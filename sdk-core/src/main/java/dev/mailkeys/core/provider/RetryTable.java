package dev.mailkeys.core.provider;

import static dev.mailkeys.core.provider.Repeat.NEVER;
import static dev.mailkeys.core.provider.Repeat.SAFE;

import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import dev.mailkeys.core.http.Reply;
import dev.mailkeys.core.http.Reply.BodyState;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may be sent again. The only place that decides it.
 *
 * <pre>
 * what happened                               SAFE    IDEMPOTENT  NEVER
 * nothing was sent                            again   again       again
 * the connection could not be secured, or     stop    stop        stop
 * the way is blocked: no such host, a proxy
 * 429: turned away, not acted on              again   again       again
 * 408, 5xx                                    again   again       stop, may have taken effect
 * lost after sending began, or within a 2xx   again   again       stop, may have taken effect
 * a 4xx that RFC 9110 or a registry knows     stop    stop        stop
 * 3xx, any other status                       stop    stop        stop, may have taken effect but for 307, 308
 * 2xx                                         stop    stop        stop
 * interrupted, or no time left to send        stop    stop        stop
 * this program failed while it waited         stop    stop        stop, may have taken effect
 * </pre>
 */
final class RetryTable {

    private static final Set<Reason> FINAL =
            EnumSet.of(Reason.TLS, Reason.BLOCKED, Reason.INTERRUPTED, Reason.NO_TIME_LEFT, Reason.FAILED_HERE);

    /**
     * What says that nothing was done: the 4xx in IANA's registry of status codes but 408, and 307 and 308, which ask for the
     * same request elsewhere. Any other comes from something on the way: nginx answers 499 for a client that it thinks gone,
     * a balancer of AWS 460, others 444, and the provider may have carried out the call by then.
     */
    private static final Set<Integer> REFUSALS = Set.of(
            307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422,
            423, 424, 425, 426, 428, 429, 431, 451);

    private RetryTable() {}

    static boolean again(Repeat repeat, AttemptResult result) {
        return result instanceof Answered answered
                ? again(repeat, answered.reply())
                : again(repeat, (Unanswered) result);
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
    static boolean mayHaveTakenEffect(Repeat repeat, AttemptResult result) {
        return repeat != SAFE
                && (result instanceof Answered answered
                        ? mayHaveTakenEffect(answered.reply().status())
                        : ((Unanswered) result).sent());
    }

    private static boolean mayHaveTakenEffect(int status) {
        return !REFUSALS.contains(status);
    }

    private static boolean isServerError(int status) {
        return status >= 500 && status < 600;
    }
}
