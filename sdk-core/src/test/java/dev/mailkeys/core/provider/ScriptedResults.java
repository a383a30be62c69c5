package dev.mailkeys.core.provider;

import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import dev.mailkeys.core.http.Reply;
import dev.mailkeys.core.http.Reply.BodyState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Attempts that come out as a test says, the last one again and again, and the time that each was given. */
final class ScriptedResults implements Function<Duration, AttemptResult> {

    private final List<AttemptResult> outcomes;
    private final List<Duration> limits = new ArrayList<>();

    ScriptedResults(AttemptResult... outcomes) {
        this.outcomes = List.of(outcomes);
    }

    static AttemptResult status(int status) {
        return new Answered(reply(status, ""));
    }

    static AttemptResult status(int status, Duration asked) {
        return new Answered(reply(status, asked.toString()));
    }

    static AttemptResult unreachable() {
        return new Unanswered(false, Reason.UNREACHABLE, "", null);
    }

    static AttemptResult cut() {
        return new Unanswered(true, Reason.CUT, "", null);
    }

    /** How long a scripted reply asks to wait. */
    static Optional<Duration> asked(Reply reply) {
        return Optional.of(reply.retryAfter()).filter(text -> !text.isEmpty()).map(Duration::parse);
    }

    private static Reply reply(int status, String retryAfter) {
        return new Reply(status, retryAfter, null, "", "", new byte[0], BodyState.WHOLE);
    }

    @Override
    public AttemptResult apply(Duration limit) {
        limits.add(limit);
        return outcomes.get(Math.min(limits.size(), outcomes.size()) - 1);
    }

    List<Duration> limits() {
        return limits;
    }
}
