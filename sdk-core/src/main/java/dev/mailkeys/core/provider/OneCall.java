package dev.mailkeys.core.provider;

import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.http.Outgoing;
import dev.mailkeys.core.http.Reply;
import dev.mailkeys.core.http.Reply.BodyState;
import dev.mailkeys.core.http.RoundTrip;
import dev.mailkeys.core.json.RefusedInSuccess;
import dev.mailkeys.core.json.UnreadableJson;
import dev.mailkeys.core.provider.Retries.Ended;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request, sent as often as the retry table allows, and the result of the call. */
final class OneCall<T extends @Nullable Object> implements Retries.Attempting {

    private final RoundTrip roundTrip;
    private final RequestSigner signer;
    private final Outgoing outgoing;
    private final Duration longestAttempt;
    private final @Nullable Function<byte[], T> answer;
    private @Nullable T value;
    private @Nullable RuntimeException problem;

    OneCall(
            RoundTrip roundTrip,
            RequestSigner signer,
            Outgoing outgoing,
            Duration longestAttempt,
            @Nullable Function<byte[], T> answer) {
        this.roundTrip = roundTrip;
        this.signer = signer;
        this.outgoing = outgoing;
        this.longestAttempt = longestAttempt;
        this.answer = answer;
    }

    @Override
    public AttemptResult send(Map<String, String> headers, Duration limit) {
        byte[] body = outgoing.body() == null ? new byte[0] : outgoing.body();
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(signature(body));
        return roundTrip.send(outgoing, all, limit.compareTo(longestAttempt) < 0 ? limit : longestAttempt);
    }

    /** Refuses an invalid header without quoting it: the transport would quote it. */
    private Map<String, String> signature(byte[] body) {
        Map<String, String> headers = signer.headers(outgoing.method(), URI.create(outgoing.address()), body);
        headers.forEach((name, value) -> {
            if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                throw new IllegalArgumentException(
                        "The signature's header " + name + " must be visible ASCII, without a line break.");
            }
        });
        return headers;
    }

    /** Reads the answer once, and keeps its content or what is wrong with it. */
    @Override
    public boolean isUsable(AttemptResult result) {
        if (!isWhole(result)) {
            return false;
        }
        try {
            value = answer == null
                    ? null
                    : answer.apply(((Answered) result).reply().body());
            return true;
        } catch (RefusedInSuccess | UnreadableJson unusable) {
            problem = unusable;
        } catch (RuntimeException | Error broken) {
            problem = new UnreadableJson(
                    "it could not be read here (" + broken.getClass().getSimpleName() + ")");
        }
        return false;
    }

    /** The result of the call, or its exception. */
    @SuppressWarnings("NullAway") // An endpoint without an answer has a T that is nullable.
    T result(Ended ended, Failures failures, Redactor redactor) {
        if (!isWhole(ended.result())) {
            throw failures.of(ended, redactor);
        }
        Reply reply = ((Answered) ended.result()).reply();
        if (problem instanceof RefusedInSuccess) {
            throw failures.refusedInSuccess(ended.report(), reply, redactor);
        } else if (problem instanceof UnreadableJson unreadable) {
            throw failures.unreadable(ended.report(), reply, unreadable.reason(), redactor);
        }
        return value;
    }

    private boolean isWhole(AttemptResult result) {
        return result instanceof Answered answered
                && answered.reply().isSuccess()
                && (answer == null || answered.reply().state() == BodyState.WHOLE);
    }
}
