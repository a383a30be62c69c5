package dev.mailkeys.core.turn;

import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.pace.PaceChange;
import dev.mailkeys.core.pace.PacedAccount;
import dev.mailkeys.core.pace.SharedPace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The turns of accounts whose pace several processes share. Safe to share between threads. */
public final class SharedTurns {

    private final SharedPace pace;
    private final PacedAccount account;
    private final List<RateLimit> limits;
    private final InstantSource clock;

    /**
     * The turns of one account.
     *
     * @param pace where they are kept
     * @param account whose they are
     * @param limits what holds
     * @param clock the time of day
     */
    public SharedTurns(SharedPace pace, PacedAccount account, List<RateLimit> limits, InstantSource clock) {
        this.pace = pace;
        this.account = account;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes the next place, if its time comes soon enough.
     *
     * @param most the longest wait, in nanoseconds
     * @return when it is due: none was taken if that is longer. At once if nobody can say
     * @throws InterruptedException if the thread is interrupted; none was taken
     */
    public NextTurn take(long most) throws InterruptedException {
        var taking = new Taking(most);
        return pace.update(account, taking) ? taking.due : NextTurn.NOW;
    }

    /**
     * How much later than its place a call may go out without exceeding a limit: half of each window's extra length.
     * The other half is for the way to the provider.
     *
     * @return in nanoseconds
     */
    public long slack() {
        return limits.stream()
                        .mapToLong(limit ->
                                RecentCalls.length(limit) - limit.window().toNanos())
                        .min()
                        .orElse(0)
                / 2;
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    /** The change of the text, while nobody else can change it. */
    private final class Taking implements PaceChange {

        private final long most;
        private NextTurn due = NextTurn.NOW;

        Taking(long most) {
            this.most = most;
        }

        @Override
        public String apply(String text) {
            return apply(text, clock.instant());
        }

        @Override
        public String apply(String text, Instant now) {
            PaceRecord record = PaceRecord.read(text, limits, nanos(now));
            due = record.next();
            return due.nanos() > most ? text : record.with(due);
        }
    }
}
