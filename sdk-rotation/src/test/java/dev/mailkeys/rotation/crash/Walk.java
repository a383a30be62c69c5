package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Does what each report says is to be done next, until one says that nothing is; each time it must lead on. */
public final class Walk {

    private static final int MOST_STEPS = 30;
    private static final Pattern NAMED = Pattern.compile("\\b[Rr]un (?!a )\\w+");

    private final World world;
    private final Optional<Secret> oldToken;
    private final List<String> way = new ArrayList<>();

    /** Of somebody who has the old key's token, or has not. */
    public Walk(World world, Optional<Secret> oldToken) {
        this.world = world;
        this.oldToken = oldToken;
    }

    public RotationReport from(RotationReport first) {
        RotationReport report = first;
        for (int step = 1; report.next().verb() != Verb.NOTHING; step++) {
            assertThat(step).as("steps, after %s", way).isLessThan(MOST_STEPS);
            assertNamesOneVerb(report);
            way.add(report.outcome() + " " + report.messages());
            waitFor(report.next().after(), step);
            report = take(report.next().verb());
        }
        return report;
    }

    /** The words say what the type says, and nothing else. */
    static void assertNamesOneVerb(RotationReport report) {
        String said = String.join(" ", report.messages());
        if (isSaidByPreflight(report)) {
            return;
        }
        List<String> named = NAMED.matcher(said)
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        assertThat(said).as("%s", report).contains(report.next().sentence());
        assertThat(named)
                .as("what to run, in: %s", said)
                .isEqualTo(
                        report.next().verb() == Verb.NOTHING
                                ? List.of()
                                : List.of("run " + report.next().verb().word()));
    }

    /** Each problem that a preflight finds says itself what to do about it. */
    private static boolean isSaidByPreflight(RotationReport report) {
        return report.outcome() == Outcome.REFUSED && report.next().verb() == Verb.ROTATE;
    }

    private void waitFor(Optional<Instant> time, int step) {
        Instant now = world.timing().now();
        Duration wait = time.map(after -> Duration.between(now, after)).orElse(Duration.ofMinutes(step));
        if (!wait.isNegative()) {
            world.timing().sleep(wait);
        }
    }

    private RotationReport take(Verb verb) {
        KillPoints points = world.points(KillPoints.NEVER);
        Rotation rotation = world.rotation(points);
        return points.survived(
                switch (verb) {
                    case ROTATE -> rotation.run();
                    case RESUME -> rotation.resume();
                    case RECONCILE -> rotation.reconcile();
                    case ROLLBACK -> rotation.rollback(() -> oldToken);
                    case ABANDON -> rotation.abandon();
                    case NOTHING -> throw new IllegalStateException("nothing to do");
                });
    }
}
