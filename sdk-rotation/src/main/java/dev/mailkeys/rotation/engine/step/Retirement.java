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
import dev.mailkeys.rotation.engine.record.Plan;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Waits;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the old key out of use: after the grace period, only while nobody uses it, off first where it can be. */
public final class Retirement {

    /** How long an old key that is still in use is left alone at least. */
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
        if (work.options().grace().compareTo(work.options().longestWait()) > 0) {
            Expiry.setOnOldKeys(work);
        }
        Waits.begin(work, RecordType.GRACE, graceLeft(work), signsOfUse(work));
    }

    /**
     * Counts from the delivery. Where that was before this rotation began, and is known, the look for signs of use still
     * gets as long as one run waits; a key that was used of late gets the whole time again.
     */
    private static Duration graceLeft(Work work) {
        Duration grace = work.options().grace();
        Instant now = work.timing().now();
        Optional<Instant> delivered = work.progress()
                .planned()
                .delivered()
                .filter(known -> work.progress().attempt() == 0);
        boolean used = oldKeys(work).stream()
                .anyMatch(key ->
                        KeyFacts.lastUse(key).filter(now.minus(grace)::isBefore).isPresent());
        if (delivered.isEmpty() || used) {
            return grace;
        }
        Duration left = Duration.between(now, delivered.get().plus(grace));
        return min(List.of(grace, max(List.of(left, work.options().longestWait()))));
    }

    /** In place the old token is meant to end: nobody is waited for. */
    private static boolean isAtOnce(Work work) {
        Plan plan = work.progress().planned();
        return Emergency.isOn(work.progress()) || (plan.is(Strategy.IN_PLACE) && !plan.reconciling());
    }

    /** Keys of earlier attempts that somebody may have read in a sink. */
    private static boolean hasEarlierKeys(Work work) {
        return work.progress().course() == Course.OVERLAP
                && !work.progress().deliveredBefore().isEmpty();
    }

    /** Waits for the grace period, the hold or the soak to end, then lets pass only what is certainly safe. */
    public static void guard(Work work) {
        JournalRecord pause = work.progress().last();
        Waits.await(
                work,
                switch (pause.type()) {
                    case GRACE -> "for the grace period to end";
                    case SOAK -> "before the key that is switched off is deleted";
                    default -> "for the old key to come out of use";
                });
        SinkGuard.refuseUnlessWell(work);
        Map<String, String> before = pause.as(Wait.class).orElseThrow().signs();
        Map<String, String> now = isAtOnce(work) ? Map.of() : signsOfUse(work);
        if (now.entrySet().stream().anyMatch(sign -> !sign.getValue().equals(before.getOrDefault(sign.getKey(), "")))) {
            hold(work, now);
        }
        work.journal().append(RecordType.RETIRE_INTENT);
    }

    private static void hold(Work work, Map<String, String> signs) {
        Duration hold = max(List.of(work.options().grace(), SHORTEST_HOLD));
        if (work.progress().has(RecordType.EXPIRE_INTENT)) {
            Expiry.setOnOldKeys(work);
        }
        Instant until = Waits.begin(work, RecordType.HELD, hold, signs);
        work.warn("The old key is still in use. It is kept until " + TimeWords.notBefore(until)
                + " at least. Find what still uses it.");
        throw Halt.pending("The old key is still in use.", until);
    }

    /** Which keys are to go is settled when the rotation is planned; one that is gone by now needs nothing. */
    static List<ManagedKey> oldKeys(Work work) {
        return work.progress().retiring().stream()
                .filter(key -> !work.progress().isGone(key))
                .map(work.adapter()::find)
                .flatMap(Optional::stream)
                .filter(key -> isOfThisTarget(work, key))
                .toList();
    }

    /** A journal can be written by whoever can write its folder: a key of another name is not deleted because of it. */
    private static boolean isOfThisTarget(Work work, ManagedKey key) {
        boolean family =
                work.progress().planned().bases().stream().anyMatch(base -> new KeyName(base).isFamily(key.name()));
        if (!family) {
            work.warn("The journal names " + key.name() + " (" + key.id()
                    + ") as an old key, but its name is not of this target: it is left alone.");
        }
        return family;
    }

    /** Of the old keys, and of earlier attempts' keys that somebody may have read in a sink. */
    private static Map<String, String> signsOfUse(Work work) {
        var signs = new HashMap<String, String>();
        Stream<ManagedKey> earlier = work.progress().course() == Course.OVERLAP
                ? work.progress().deliveredBefore().stream()
                        .map(work::successor)
                        .flatMap(Optional::stream)
                : Stream.empty();
        Stream.concat(oldKeys(work).stream(), earlier)
                .forEach(key -> signs.put(key.id(), key.signOfUse().orElse("")));
        return signs;
    }

    public static void retire(Work work) {
        if (Emergency.isUnanswered(work.progress())) {
            Emergency.act(work);
            return;
        }
        List<ManagedKey> keys = oldKeys(work);
        if (!isAtOnce(work)
                && work.can(Capability.DISABLES)
                && !work.options().soak().isZero()
                && !work.progress().has(RecordType.SOAK)) {
            keys.stream()
                    .filter(ManagedKey::usable)
                    .forEach(key -> Mutation.repeatable(work, RecordType.DISABLE_INTENT, key, work.adapter()::disable));
            Waits.begin(work, RecordType.SOAK, work.options().soak(), signsOfUse(work));
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
