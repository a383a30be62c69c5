package dev.mailkeys.testkit.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Changes whose callers have been cut off already. Guarded by the provider's lock. */
final class LateCommits {
    private record Pending(Instant due, Runnable change) {}

    private final List<Pending> pending = new ArrayList<>();

    void add(Instant due, Runnable change) {
        pending.add(new Pending(due, change));
    }

    /** Makes every waiting change, and tells how many there were. */
    int applyAll() {
        return apply(waiting -> true);
    }

    int applyDue(Instant now) {
        return apply(waiting -> !now.isBefore(waiting.due()));
    }

    private int apply(Predicate<Pending> wanted) {
        List<Pending> ready = pending.stream().filter(wanted).toList();
        pending.removeAll(ready);
        ready.forEach(waiting -> waiting.change().run());
        return ready.size();
    }
}
