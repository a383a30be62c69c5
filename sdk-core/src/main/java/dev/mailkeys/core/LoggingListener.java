package dev.mailkeys.core;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.mailkeys.core.event.AttemptOutcome;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import java.util.Locale;

/** Writes a line for each attempt, and for a failed call without an attempt or of unknown outcome. */
record LoggingListener(System.Logger logger) implements CallListener {

    @Override
    public void happened(CallEvent event) {
        if (event instanceof CallEvent.AttemptEnded ended) {
            logger.log(ended.outcome() == AttemptOutcome.SUCCEEDED ? INFO : WARNING, line(ended));
        } else if (event instanceof CallEvent.CallEnded ended && leavesAQuestion(ended)) {
            logger.log(WARNING, line(ended));
        }
    }

    private static boolean leavesAQuestion(CallEvent.CallEnded ended) {
        return ended.outcome() != CallOutcome.SUCCEEDED && (ended.attempt() == 0 || ended.mayHaveTakenEffect());
    }

    private static String line(CallEvent.AttemptEnded ended) {
        String status = ended.status().isPresent() ? " " + ended.status().getAsInt() : "";
        String why = ended.noAnswer().map(reason -> " (" + words(reason) + ")").orElse("");
        String id = ended.requestId().map(text -> ", request id " + text).orElse("");
        return name(ended.call()) + " attempt " + ended.attempt() + ": " + words(ended.outcome()) + status + why
                + " in " + ended.elapsed().toMillis() + " ms" + id;
    }

    private static String line(CallEvent.CallEnded ended) {
        String effect = ended.mayHaveTakenEffect()
                ? "; it may have taken effect, look at what is there before trying again"
                : "; nothing was sent";
        return name(ended.call()) + " ended: " + words(ended.outcome()) + effect;
    }

    private static String name(Call call) {
        String page = call.page().isPresent() ? " page " + call.page().getAsInt() : "";
        return call.operation() + " (" + call.method() + " " + call.host() + page + ")";
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Where nobody listens. */
    enum Nobody implements CallListener {
        IS_TOLD;

        @Override
        public void happened(CallEvent event) {}
    }
}
