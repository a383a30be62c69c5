package dev.mailkeys.cli.command;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.event.AttemptOutcome;
import dev.mailkeys.core.event.WaitReason;
import dev.mailkeys.core.provider.TimeWords;

/** The output of {@code --verbose}: a line for each attempt and each wait, without any content. */
final class CallPrinter implements CallListener {

    private final Messages messages;

    CallPrinter(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void happened(CallEvent event) {
        if (event instanceof CallEvent.AttemptEnded ended) {
            String status = ended.status().isPresent() ? " " + ended.status().getAsInt() : "";
            messages.say(ended.operation() + " attempt " + ended.attempt() + ": " + words(ended.outcome()) + status
                    + " after " + ended.elapsed().toMillis() + " ms");
        } else if (event instanceof CallEvent.Waiting waiting) {
            messages.say(waiting.operation() + " waits " + TimeWords.of(waiting.delay()) + " before attempt "
                    + waiting.attempt() + words(waiting.reason()));
        }
    }

    private static String words(AttemptOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED, REFUSED -> "answered";
            case UNUSABLE -> "answered, but the answer can't be used:";
            case NOT_SENT -> "not sent";
            case NO_ANSWER -> "no answer";
        };
    }

    private static String words(WaitReason reason) {
        return switch (reason) {
            case BACKOFF -> "";
            case RETRY_AFTER -> ", as the provider asks";
            case PACE -> ", to keep to the account's limit of calls";
            case CONCURRENCY -> " at most, until another call ends";
        };
    }
}
