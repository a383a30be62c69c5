package dev.mailkeys.core.turn;

import dev.mailkeys.core.RateLimit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What processes keep of a pace that they share, as text: a first line that says what it is, the latest time that any of them has
 * seen, and the times of the calls in their order; all in nanoseconds since 1970. For one thread.
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
     * Reads what was kept. The time of a record does not go back: where this process's clock is behind it by less than a window, it
     * stands still. A clock that is further behind was set back: the record is then moved with it, as if no time had passed since.
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

    /** What is to be kept once that call has its place, which may be before one that has been taken by a slower process. */
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
