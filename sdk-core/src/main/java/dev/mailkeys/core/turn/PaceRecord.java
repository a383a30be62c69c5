package dev.mailkeys.core.turn;

import dev.mailkeys.core.RateLimit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The text of a shared pace: a first line that names the format, the latest time that any process has seen, and the
 * times of the calls in order; all in nanoseconds since 1970. For one thread.
 */
final class PaceRecord {

    private static final String HEAD = "mailkeys pace 1";

    private final RecentCalls calls;
    private final long now;

    private PaceRecord(RecentCalls calls, long now) {
        this.calls = calls;
        this.now = now;
    }

    /**
     * Reads a text. A record's time does not go back: if this process's clock is behind it by less than a window, the
     * time stands still. A clock that is further behind was set back: then the record moves with it, as if no time had
     * passed.
     *
     * @throws IllegalArgumentException if the text is no such record
     */
    static PaceRecord read(String text, List<RateLimit> limits, long clock) {
        if (text.isEmpty()) {
            return new PaceRecord(new RecentCalls(limits), clock);
        }
        List<Long> numbers = numbers(text);
        long seen = numbers.get(0);
        List<Long> times = numbers.subList(1, numbers.size());
        if (seen - clock <= longest(limits)) {
            return new PaceRecord(new RecentCalls(limits, times), Math.max(clock, seen));
        }
        List<Long> moved =
                times.stream().map(time -> Math.max(0, time - (seen - clock))).toList();
        return new PaceRecord(new RecentCalls(limits, moved), clock);
    }

    NextTurn next() {
        return calls.next(now);
    }

    /** The text after that call has its place, which may be before a place that a slower process has taken. */
    String with(NextTurn due) {
        calls.take(now + due.nanos());
        return LongStream.concat(LongStream.of(now), calls.times().sorted())
                .mapToObj(Long::toString)
                .collect(Collectors.joining("\n", HEAD + "\n", "\n"));
    }

    private static List<Long> numbers(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2 || !lines.get(0).equals(HEAD) || !text.endsWith("\n")) {
            throw new IllegalArgumentException("not a record of calls");
        }
        List<Long> numbers = lines.stream().skip(1).map(Long::valueOf).toList();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) < 0 || i > 1 && numbers.get(i) < numbers.get(i - 1)) {
                throw new IllegalArgumentException("the calls are not in order");
            }
        }
        return numbers;
    }

    private static long longest(List<RateLimit> limits) {
        return limits.stream().mapToLong(RecentCalls::length).max().orElse(0);
    }
}
