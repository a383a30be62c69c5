package dev.mailkeys.rotation.world;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Runs again and again, each time when the last run says that it can go on, as a nightly job would. */
public final class Nightly {

    private static final int MOST_RUNS = 30;
    private static final Set<Outcome> OVER = EnumSet.of(Outcome.DONE, Outcome.ROLLED_BACK, Outcome.REFUSED);

    private Nightly() {}

    public static RotationReport until(Supplier<RotationReport> run, Timing timing) {
        RotationReport report = run.get();
        for (int runs = 1; runs < MOST_RUNS && !OVER.contains(report.outcome()); runs++) {
            try {
                timing.sleep(Duration.ofMinutes(runs));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            report = run.get();
        }
        return report;
    }
}
