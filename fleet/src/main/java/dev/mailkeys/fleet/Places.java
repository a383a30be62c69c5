package dev.mailkeys.fleet;

import dev.mailkeys.fleet.rotating.Visit;
import dev.mailkeys.rotation.RotationReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places of a node for looks, each of which a look that does not end may keep. A node without one left seems to work and does
 * nothing: it is told to end, so that whoever keeps it running starts it anew.
 */
final class Places implements Visit.Visits {

    private final Visit.Visits others;
    private final Runnable none;
    private final AtomicInteger left;

    /**
     * The places of a node that starts.
     *
     * @param number how many there are
     * @param none what is done when none is left
     * @param others who hears of visits, too
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
