package dev.mailkeys.core.turn;

import dev.mailkeys.core.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * When the last calls went out, by a clock in nanoseconds, and when the next one may, with one window of time for each
 * limit. A short burst goes through at once; a call too many is due when the oldest has left the window. For one
 * thread.
 */
public final class RecentCalls {

    private final List<RateLimit> limits;
    private final long[] sent;
    private long count;

    /**
     * No calls so far.
     *
     * @param limits what holds
     */
    public RecentCalls(List<RateLimit> limits) {
        this(limits, List.of());
    }

    /** Calls that have gone out, in order; as many as the limits need are kept. */
    RecentCalls(List<RateLimit> limits, List<Long> times) {
        this.limits = limits;
        int most = limits.stream().mapToInt(RateLimit::calls).max().orElse(1);
        this.sent = new long[Math.max(most, times.size())];
        times.forEach(this::take);
    }

    /**
     * When the next call is due by all limits.
     *
     * @param now the time, by the clock of the calls
     * @return when it is due, and the limit that is the last to let it go
     */
    public NextTurn next(long now) {
        NextTurn latest = NextTurn.NOW;
        for (RateLimit limit : limits) {
            latest = latest.or(new NextTurn(wait(limit, now), Optional.of(limit)));
        }
        return latest;
    }

    /**
     * Takes the next place.
     *
     * @param due when the call goes out
     */
    public void take(long due) {
        sent[(int) (count % sent.length)] = due;
        count++;
    }

    /** The kept calls, the oldest first. */
    LongStream times() {
        return LongStream.range(Math.max(0, count - sent.length), count).map(at -> sent[(int) (at % sent.length)]);
    }

    private long wait(RateLimit limit, long now) {
        if (count < limit.calls()) {
            return 0;
        }
        long oldest = sent[(int) ((count - limit.calls()) % sent.length)];
        return Math.max(0, length(limit) - (now - oldest));
    }

    /** A little longer than the limit's window, because two requests may travel at different speeds. */
    static long length(RateLimit limit) {
        long length = limit.window().toNanos();
        return length + Math.min(length / 10, Duration.ofSeconds(1).toNanos());
    }
}
