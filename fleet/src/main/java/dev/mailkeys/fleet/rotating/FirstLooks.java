package dev.mailkeys.fleet.rotating;

import dev.mailkeys.fleet.database.Looks.Planned;
import dev.mailkeys.fleet.database.StoredLook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When targets are looked at after a node's start: soon, so that the new file shows its effect, but not all at once.
 */
final class FirstLooks {

    private static final Duration USUAL_STEP = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Instant start;
    private final Duration step;

    /**
     * The looks after a start at this time.
     *
     * @param start when that was
     * @param targets how many there are
     */
    FirstLooks(Instant start, int targets) {
        this.start = start;
        Duration even = LONGEST.dividedBy(Math.max(1, targets));
        this.step = even.compareTo(USUAL_STEP) < 0 ? even : USUAL_STEP;
    }

    /** When a target that has no plan is looked at, by its number from 0. */
    Instant of(int number) {
        return start.plus(step.multipliedBy(number));
    }

    /**
     * When a target that already has a plan is looked at; empty to keep the plan. A failing target keeps its pause, so
     * that restarts of a node don't shorten it.
     */
    Optional<Instant> of(int number, Planned planned, Optional<StoredLook> last) {
        boolean fails = last.filter(look -> look.failures() > 0).isPresent();
        Instant time = of(number);
        return fails || planned.atWork().isPresent() || !time.isBefore(planned.time())
                ? Optional.empty()
                : Optional.of(time);
    }
}
