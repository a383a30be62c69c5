package dev.mailkeys.rotation.engine.step;

import static java.util.Collections.min;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Verifies a new key: waits, within bounds, until it is listed and its token is accepted, each of which may take
 * seconds. After the delivery, reads every sink back and verifies the token that it holds.
 */
public final class Verification {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Verification() {}

    public static void verify(Work work) {
        int attempt = work.progress().attempt();
        putLatePutsRight(work, attempt);
        Secret seen = work.token();
        for (Sink sink : work.sinks()) {
            seen = SinkContents.isReadable(sink) ? readBack(work, sink) : seen;
        }
        if (isShown(work, seen) || isLetIn(work, seen)) {
            Detail key = work.progress()
                    .latest(RecordType.DELIVERED_EVERYWHERE, attempt)
                    .orElseThrow()
                    .detail();
            work.journal().append(RecordType.VERIFIED, attempt, key);
        } else {
            Attempts.abandon(work, "the provider refuses the token that was delivered");
        }
    }

    /** Whether the token was already accepted in this run, and no put is in doubt: then no second call is needed. */
    private static boolean isShown(Work work, Secret token) {
        return work.memory().isLetIn(token) && !work.progress().inDoubt(RecordType.DELIVER_INTENT);
    }

    private static Secret readBack(Work work, Sink sink) {
        return sink.read()
                .token()
                .filter(work.token()::equals)
                .orElseThrow(() -> Halt.changed(sink, "since the token was put there."));
    }

    /** A lost put may come late and undo a later one: wait it out, then put once more. */
    private static void putLatePutsRight(Work work, int attempt) {
        if (!work.progress().inDoubt(RecordType.DELIVER_INTENT)) {
            return;
        }
        for (Sink sink : work.sinks()) {
            Duration settle = sink.settleTime();
            if (!settle.isZero()) {
                work.sleep(settle, "until a lost put can no longer arrive");
                KeyMark mark = Delivering.mark(work, listed(work), attempt);
                Delivering.put(work, sink, new Delivery(work.token(), mark));
            }
        }
    }

    /** The newest attempt's key, once it is listed. */
    static ManagedKey listed(Work work) {
        return poll(work, "until the new key is listed", work::successor)
                .orElseThrow(() -> Halt.incomplete("The provider does not list the new key."));
    }

    /** Gives up if the new key's settings differ from those of the key that it replaces. */
    static Optional<Reason> backUnlessAsAsked(Work work, ManagedKey key) {
        String asked = work.settings().toString();
        if (!work.can(Capability.SHOWS_SETTINGS)) {
            work.warn("What the new key may do is not proven: the list of "
                    + work.adapter().provider() + " does not show it. It was asked for with " + asked + ".");
            return Optional.empty();
        }
        return key.settings().equals(work.settings())
                ? Optional.empty()
                : Attempts.giveUp(
                        work,
                        "The provider gave the new key other settings (" + key.settings() + ") than the old key has ("
                                + asked + ")");
    }

    /** In place the old token is already dead, so the new one is delivered at once. */
    static boolean comesBeforeDelivery(Work work) {
        return work.progress().course() == Course.OVERLAP
                || work.progress().planned().alternating();
    }

    /**
     * Whether the provider accepts a token.
     *
     * @throws Halt if that is unknown now
     */
    static boolean isLetIn(Work work, Secret token) {
        return isLetIn(work, () -> work.adapter().probe(token));
    }

    /** The same, by another probe. */
    static boolean isLetIn(Work work, Supplier<Probe> probe) {
        Probe[] last = {Probe.UNKNOWN};
        Optional<Probe> accepted = poll(work, "until the new token is accepted", () -> {
            last[0] = probe.get();
            return Optional.of(last[0]).filter(Probe.ACCEPTED::equals);
        });
        if (accepted.isEmpty() && last[0] == Probe.UNKNOWN) {
            throw Halt.incomplete("It is not known now whether the provider accepts the new token.");
        }
        return accepted.isPresent();
    }

    static <T> Optional<T> poll(Work work, String reason, Supplier<Optional<T>> look) {
        Duration left = work.options().verifyWithin();
        Duration pause = FIRST_PAUSE;
        Optional<T> found = look.get();
        while (found.isEmpty() && left.compareTo(pause) >= 0) {
            work.sleep(pause, reason);
            left = left.minus(pause);
            pause = min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
            found = look.get();
        }
        return found;
    }
}
