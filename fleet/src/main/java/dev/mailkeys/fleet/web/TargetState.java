package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.fleet.database.Looks.Planned;
import dev.mailkeys.fleet.database.StoredLook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a target.
 *
 * @param look the last look at it
 * @param planned when the next one is
 * @param now the database's time
 */
record TargetState(TargetDefinition definition, Optional<StoredLook> look, Optional<Planned> planned, Instant now) {

    /** A key that has been due for longer should have been rotated: something keeps the fleet from it. */
    private static final Duration SOON = Duration.ofHours(1);

    String name() {
        return definition.name();
    }

    Optional<Duration> age() {
        return look.flatMap(StoredLook::born).map(born -> Duration.between(born, now));
    }

    Optional<Instant> dueAt() {
        return look.flatMap(StoredLook::born)
                .flatMap(born -> definition.options().rotateEvery().map(born::plus));
    }

    boolean isDue() {
        return dueAt().filter(due -> !due.isAfter(now)).isPresent();
    }

    boolean isOverdue() {
        return dueAt().filter(due -> due.plus(SOON).isBefore(now)).isPresent();
    }

    int failures() {
        return look.map(StoredLook::failures).orElse(0);
    }

    boolean isBroken() {
        return look.filter(last -> last.outcome().equals("sink_broken")).isPresent();
    }

    /** The one word that matters most. */
    String word() {
        if (isBroken()) {
            return "broken";
        }
        if (failures() > 0) {
            return "failed";
        }
        if (isOverdue()) {
            return "overdue";
        }
        if (planned.flatMap(Planned::atWork).isPresent()) {
            return "at work";
        }
        if (look.isEmpty()) {
            return "not looked at yet";
        }
        return look.get().outcome().equals("pending") ? "waiting" : isDue() ? "due" : "good";
    }

    /** What a person should do, in words. */
    String advice() {
        if (look.isEmpty()) {
            return "Wait for the first look.";
        }
        String step = look.get().nextStep();
        if (failures() == 0) {
            return isOverdue() && planned.flatMap(Planned::atWork).isEmpty()
                    ? "It should have been rotated by now: see that nodes are at work, and that each has it in its"
                            + " mailkeys.toml."
                    : "Nothing.";
        }
        return (step.isEmpty() ? "Read what the last look says" : step)
                + " (the fleet tries again by itself at the next look).";
    }
}
