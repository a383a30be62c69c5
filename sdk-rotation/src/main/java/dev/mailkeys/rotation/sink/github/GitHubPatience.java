package dev.mailkeys.rotation.sink.github;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.WaitReason;
import dev.mailkeys.core.provider.Timing;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits for GitHub: when it refuses too many calls, and when it may still show what was there before a write.
 *
 * @param timing the clock that it waits by
 * @param longest the longest wait; a longer one fails
 * @param listener is told of waits
 */
record GitHubPatience(Timing timing, Duration longest, CallListener listener) {

    private static final int TRIES = 5;

    /** GitHub's advice if it does not say how long; doubled after each further refusal. */
    private static final Duration UNSAID = Duration.ofMinutes(1);

    static GitHubPatience of(CallSettings settings) {
        return new GitHubPatience(Timing.system(), settings.retries().longestRetryAfter(), settings.listener());
    }

    /** Makes a call, and repeats it as long as GitHub asks for no longer wait than is allowed. */
    <T> T call(Supplier<T> call) {
        for (int tried = 1; ; tried++) {
            try {
                return call.get();
            } catch (ApiException refused) {
                Duration wait = refused.retryAfter().orElse(UNSAID.multipliedBy(1L << (tried - 1)));
                boolean again = GitHub.isRateLimit(refused) && tried < TRIES && wait.compareTo(longest) <= 0;
                if (!again || !pause(refused.operation(), tried + 1, wait)) {
                    throw refused;
                }
            }
        }
    }

    /**
     * Waits before a further look.
     *
     * @return false if this thread was interrupted
     */
    boolean pause(String operation, int attempt, Duration wait) {
        try {
            listener.happened(new CallEvent.Waiting(Call.named(operation), attempt, WaitReason.BACKOFF, wait));
        } catch (RuntimeException broken) {
            // By its contract, what a listener throws disturbs nothing.
        }
        try {
            timing.sleep(wait);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
