package dev.mailkeys.rotation.engine.step;

import static java.util.Collections.max;
import static java.util.Collections.min;

import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.Look;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Waits;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Retires the old key: after the grace period, when the known readers have moved on, and only while it is unused. It is
 * disabled first if the provider can.
 */
public final class Retirement {

    /** The shortest wait for an old key that is still in use. */
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);

    private Retirement() {}

    public static void startGrace(Work work) {
        if (work.progress().retiring().isEmpty() && !hasEarlierKeys(work)) {
            Sweep.sweep(work);
            return;
        }
        if (isAtOnce(work)) {
            Waits.begin(work, RecordType.GRACE, Duration.ZERO, Map.of());
            return;
        }
        Look look = Look.atWatched(work);
        if (work.request().longestGrace().compareTo(work.options().longestWait()) > 0) {
            Expiry.setOn(work, look.old());
        }
        Waits.begin(work, RecordType.GRACE, graceLeft(work, look.old()), signsOfUse(look));
    }

    /**
     * What is left of the grace period, counted from the delivery. If that was before this rotation began, the look for
     * signs of use still gets as long as one run waits; a recently used key gets the whole time again.
     */
    private static Duration graceLeft(Work work, List<ManagedKey> oldKeys) {
        Duration grace = work.options().grace();
        Instant now = work.timing().now();
        Optional<Instant> delivered = work.progress()
                .planned()
                .delivered()
                .filter(known -> work.progress().attempt() == 0);
        boolean used = oldKeys.stream()
                .anyMatch(key ->
                        KeyFacts.lastUse(key).filter(now.minus(grace)::isBefore).isPresent());
        if (delivered.isEmpty() || used) {
            return grace;
        }
        Duration left = Duration.between(now, delivered.get().plus(grace));
        return min(List.of(grace, max(List.of(left, work.options().longestWait()))));
    }

    /** Whether there is no grace: in an emergency or in place, the old token is meant to end. */
    private static boolean isAtOnce(Work work) {
        PlanDetail plan = work.progress().planned();
        return Emergency.isOn(work.progress()) || (plan.is(Strategy.IN_PLACE) && !plan.reconciling());
    }

    /** Whether a reader may have a key of an earlier attempt. */
    private static boolean hasEarlierKeys(Work work) {
        return work.progress().course() == Course.OVERLAP
                && !work.progress().deliveredBefore().isEmpty();
    }

    /** Waits for the grace period, the hold or the soak to end, then goes on only if that is certainly safe. */
    public static void guard(Work work) {
        JournalRecord pause = work.progress().last();
        await(work, pause.type());
        Map<String, String> before = pause.as(Wait.class).orElseThrow().signs();
        boolean moved = !isAtOnce(work) && ReadersGuard.haveMoved(work, before);
        Look look = Look.now(work);
        SinkGuard.refuseUnlessWell(work, look.successor());
        Map<String, String> now = isAtOnce(work) ? Map.of() : signsOfUse(look);
        boolean used = now.entrySet().stream()
                .anyMatch(sign -> !sign.getValue().equals(before.getOrDefault(sign.getKey(), "")));
        if (!used) {
            work.memory().saw(look, work.progress().nextSequence());
            work.journal().append(RecordType.RETIRE_INTENT);
        } else if (moved
                && work.options().grace().isZero()
                && !work.progress().isAfter(RecordType.HELD, RecordType.GRACE)) {
            // That use was the readers', before they moved. From now on there must be none.
            Waits.begin(work, RecordType.HELD, Duration.ZERO, now);
        } else {
            hold(work, look, now);
        }
    }

    private static void await(Work work, RecordType pause) {
        switch (pause) {
            case GRACE -> await(work, "for the grace period to end");
            case SOAK -> await(work, "before the key that is switched off is deleted");
            case HELD -> await(work, "for the old key to come out of use");
            default -> {
                // Readers are awaited by their marks, not by a time.
            }
        }
    }

    private static void await(Work work, String reason) {
        if (Waits.isForALaterRun(work)) {
            SinkGuard.refuseIfChanged(work);
        }
        Waits.await(work, reason);
    }

    private static void hold(Work work, Look look, Map<String, String> signs) {
        Duration hold = max(List.of(work.options().grace(), SHORTEST_HOLD));
        if (work.progress().has(RecordType.EXPIRE_INTENT)) {
            Expiry.setOn(work, look.old());
        }
        Instant until = Waits.begin(work, RecordType.HELD, hold, signs);
        work.warn("The old key is still in use. It is kept until " + TimeWords.notBefore(until)
                + " at least. Find what still uses it.");
        throw Halt.pending("The old key is still in use.", until);
    }

    /** Those of the old keys, and of earlier attempts' keys that a reader may have. */
    private static Map<String, String> signsOfUse(Look look) {
        var signs = new HashMap<String, String>();
        look.watched().forEach(key -> signs.put(key.id(), key.signOfUse().orElse("")));
        return signs;
    }

    public static void retire(Work work) {
        if (Emergency.isUnanswered(work.progress())) {
            Emergency.act(work);
            return;
        }
        // The guard looked one record ago. A run that resumes here looks again.
        Look look = work.memory().seen(work.progress().nextSequence(), 1).orElseGet(() -> Look.atWatched(work));
        List<ManagedKey> keys = look.old();
        if (!isAtOnce(work)
                && work.can(Capability.DISABLES)
                && !work.options().soak().isZero()
                && !work.progress().has(RecordType.SOAK)) {
            keys.stream()
                    .filter(ManagedKey::usable)
                    .forEach(key -> Mutation.repeatable(work, RecordType.DISABLE_INTENT, key, work.adapter()::disable));
            Waits.begin(work, RecordType.SOAK, work.options().soak(), signsOfUse(look));
            return;
        }
        keys.forEach(key -> delete(work, key));
        Emergency.earlierKeys(work).forEach(key -> delete(work, key));
        work.journal().append(RecordType.RETIRED);
    }

    static void delete(Work work, ManagedKey key) {
        Mutation.repeatable(work, RecordType.DELETE_INTENT, key, work.adapter()::delete);
    }
}
