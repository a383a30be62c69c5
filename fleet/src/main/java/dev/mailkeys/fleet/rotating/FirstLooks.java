package dev.mailkeys.fleet.rotating;

import dev.mailkeys.fleet.database.Looks.Planned;
import dev.mailkeys.fleet.database.StoredLook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When targets are looked at after a node was started. Whoever starts one wants to see soon how it stands, by the file as it is
 * now; but not all at the same moment.
 */
final class FirstLooks {

    private static final Duration USUAL_STEP = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Instant start;
    private final Duration step;

    /**
     * The looks after a start.
     *
     * @param start when that was
     * @param targets how many there are
     */
    FirstLooks(Instant start, int targets) {
        this.start = start;
        Duration even = LONGEST.dividedBy(Math.max(1, targets));
        this.step = even.compareTo(USUAL_STEP) < 0 ? even : USUAL_STEP;
    }

    /** When the target of that number, from 0 on, is looked at, if nothing is planned. */
    Instant of(int number) {
        return start.plus(step.multipliedBy(number));
    }

    /**
     * When one is looked at that has a plan already; empty where it stays with that. A target that fails waits as long as it
     * must: a node that is started again and again does not shorten that.
     */
    Optional<Instant> of(int number, Planned planned, Optional<StoredLook> last) {
        boolean fails = last.filter(look -> look.failures() > 0).isPresent();
        Instant time = of(number);
        return fails || planned.atWork().isPresent() || !time.isBefore(planned.time())
                ? Optional.empty()
                : Optional.of(time);
    }
}
