package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.RotationBuilder;
import dev.mailkeys.rotation.RotationOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The accounts with their credentials, which are read anew every ten minutes: a program that runs for weeks must not need a start
 * because a credential was replaced.
 */
final class Accounts {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** The scheduler wakes us after longer waits, so that none takes a thread; and a node that is to stop has less to wait for. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JournalStore journals;
    private final FleetTiming timing;
    private final ReentrantLock lock = new ReentrantLock();
    private ChosenTargets current;
    private Instant read;

    Accounts(ChosenTargets targets, JournalStore journals, FleetTiming timing) {
        this.current = targets;
        this.journals = journals;
        this.timing = timing;
        this.read = timing.now();
    }

    /** A target's rotation on the fleet's journals. */
    RotationBuilder rotation(TargetDefinition target) {
        return fresh().builder(target.with(target.strategy(), patient(target.options())))
                .journal(journals)
                .timing(timing)
                .stopWhen(timing::isStopped);
    }

    private static RotationOptions patient(RotationOptions options) {
        return options.longestWait().compareTo(LONGEST_WAIT) > 0
                ? RotationOptions.builder()
                        .from(options)
                        .longestWait(LONGEST_WAIT)
                        .build()
                : options;
    }

    private ChosenTargets fresh() {
        lock.lock();
        try {
            if (read.plus(KEPT).isBefore(timing.now())) {
                current = current.again();
                read = timing.now();
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    Optional<TargetDefinition> target(String name) {
        return Optional.ofNullable(current.file().targets().get(name));
    }
}
