package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.rotationfile.AccountDefinition;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.RotationBuilder;
import dev.mailkeys.rotation.RotationOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The accounts with their credentials. Each credential is read again every ten minutes, so that a replaced one needs no
 * restart. A missing one stops only its own account.
 */
final class FleetAccounts {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** After longer waits the scheduler wakes us, so that a wait holds no thread, and a node stops sooner. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JournalStore journals;
    private final FleetTiming timing;
    private final ReentrantLock lock = new ReentrantLock();
    private final ChosenTargets all;
    private final Instant begun;

    /** What was read of an account, by its name. */
    private final Map<String, Read> read = new HashMap<>();

    private record Read(ChosenTargets targets, Instant at) {}

    FleetAccounts(ChosenTargets targets, JournalStore journals, FleetTiming timing) {
        this.all = targets;
        this.journals = journals;
        this.timing = timing;
        this.begun = timing.now();
    }

    /** A target's rotation on the fleet's journals. */
    RotationBuilder rotation(TargetDefinition target) {
        return fresh(target.account())
                .builder(target.with(target.strategy(), patient(target.options())))
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

    private ChosenTargets fresh(AccountDefinition account) {
        lock.lock();
        try {
            Read last = read.getOrDefault(account.name(), new Read(all, begun));
            if (last.at().plus(KEPT).isBefore(timing.now())) {
                last = new Read(all.again(account), timing.now());
                read.put(account.name(), last);
            }
            return last.targets();
        } finally {
            lock.unlock();
        }
    }

    /** What a person can do before the next visit. */
    String step(TargetDefinition target, NextStep next) {
        String command = next.verb() == NextStep.Verb.NOTHING ? "" : all.command(next.verb(), target);
        return next.first()
                .map(first -> command.isEmpty() ? first : first + ", then " + command)
                .orElse(command);
    }

    Optional<TargetDefinition> target(String name) {
        return Optional.ofNullable(all.file().targets().get(name));
    }
}
