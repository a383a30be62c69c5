package dev.mailkeys.fleet;

import dev.mailkeys.fleet.rotating.Visit;
import dev.mailkeys.rotation.RotationReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A node's places for looks. A look that hangs keeps its place. A node without a free place would seem to work and do
 * nothing, so it is told to end, and its supervisor restarts it.
 */
final class Places implements Visit.Visits {

    private final Visit.Visits others;
    private final Runnable none;
    private final AtomicInteger left;

    /**
     * The places of a node that starts.
     *
     * @param number how many there are
     * @param none what to do when none is left
     * @param others also hears of visits
     */
    Places(int number, Runnable none, Visit.Visits others) {
        this.left = new AtomicInteger(number);
        this.none = none;
        this.others = others;
    }

    @Override
    public void ended(RotationReport report, Duration length) {
        others.ended(report, length);
    }

    @Override
    public void givenUp() {
        others.givenUp();
        if (left.decrementAndGet() == 0) {
            none.run();
        }
    }

    @Override
    public void cameBack() {
        left.incrementAndGet();
        others.cameBack();
    }
}
