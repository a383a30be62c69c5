package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits, within bounds, until a new key is listed and its token is let in: either may take seconds. */
final class Proving {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Proving() {}

    /** The newest attempt's key, once it is listed. */
    static ManagedKey listed(Work work) {
        return poll(work, "until the new key is listed", work::successor)
                .orElseThrow(() -> Halt.incomplete("The provider does not list the new key."));
    }

    /** What is wrong if the key has other settings than the one whose place it takes, where they are shown. */
    static Optional<String> otherSettings(Work work, ManagedKey key) {
        String asked = KeyFacts.inWords(work.settings());
        if (!work.can(Capability.SHOWS_SETTINGS)) {
            work.warn("What the new key may do is not proven: the list of "
                    + work.adapter().provider() + " does not show it. It was asked for with " + asked + ".");
            return Optional.empty();
        }
        return Optional.of(KeyFacts.inWords(key.settings()))
                .filter(given -> !key.settings().equals(work.settings()))
                .map(given -> "The provider gave the new key other settings (" + given
                        + ") than the key whose place it takes (" + asked + ")");
    }

    /** In place, the old token is dead already: nothing is lost by delivering at once. */
    static boolean comesBeforeDelivery(Work work) {
        return work.progress().course() == Course.OVERLAP
                || work.progress().planned().alternating();
    }

    /**
     * Whether the provider lets a token in.
     *
     * @throws Halt if it can't be told now
     */
    static boolean isLetIn(Work work, Secret token) {
        Probe[] last = {Probe.UNKNOWN};
        Optional<Probe> accepted = poll(work, "until the new token is accepted", () -> {
            last[0] = work.adapter().probe(token);
            return Optional.of(last[0]).filter(Probe.ACCEPTED::equals);
        });
        if (accepted.isEmpty() && last[0] == Probe.UNKNOWN) {
            throw Halt.incomplete("It is not known now whether the provider accepts the new token.");
        }
        return accepted.isPresent();
    }

    private static <T> Optional<T> poll(Work work, String reason, Supplier<Optional<T>> look) {
        Duration left = work.options().verifyWithin();
        Duration pause = FIRST_PAUSE;
        Optional<T> found = look.get();
        while (found.isEmpty() && left.compareTo(pause) >= 0) {
            work.sleep(pause, reason);
            left = left.minus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            found = look.get();
        }
        return found;
    }
}
