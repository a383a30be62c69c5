package dev.mailkeys.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the old key out of use: after the grace period, only while nobody uses it, off first where it can be. */
final class Retirement {

    /** How long an old key that is still in use is left alone at least. */
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);

    private Retirement() {}

    static void startGrace(Work work) {
        if (isAtOnce(work)) {
            Pause.begin(work, RecordType.GRACE, Duration.ZERO, Map.of());
            return;
        }
        if (work.options().grace().compareTo(work.options().longestWait()) > 0) {
            Expiry.setOnOldKeys(work);
        }
        Duration grace = work.progress().attempt() == 0
                ? Reconciliation.graceLeft(work)
                : work.options().grace();
        Pause.begin(work, RecordType.GRACE, grace, signsOfUse(work));
    }

    /** In place the old token is meant to end: nobody is waited for. */
    private static boolean isAtOnce(Work work) {
        return Emergency.isOn(work.progress())
                || work.progress().planned().detail("strategy").equals(Strategy.IN_PLACE.name());
    }

    /** Waits for the grace period, the hold or the soak to end, then lets pass only what is certainly safe. */
    static void guard(Work work) {
        JournalRecord pause = work.progress().last();
        Pause.await(
                work,
                switch (pause.type()) {
                    case GRACE -> "for the grace period to end";
                    case SOAK -> "before the key that is switched off is deleted";
                    default -> "for the old key to come out of use";
                });
        refuseIfTheSinksChanged(work);
        Map<String, String> now = isAtOnce(work) ? Map.of() : signsOfUse(work);
        if (now.entrySet().stream().anyMatch(sign -> !sign.getValue().equals(pause.detail(sign.getKey())))) {
            hold(work, now);
        }
        work.journal().append(RecordType.RETIRE_INTENT);
    }

    private static void hold(Work work, Map<String, String> signs) {
        Duration hold = max(work.options().grace(), SHORTEST_HOLD);
        if (work.progress().has(RecordType.EXPIRE_INTENT)) {
            Expiry.setOnOldKeys(work);
        }
        Pause.begin(work, RecordType.HELD, hold, signs);
        Instant until = work.progress().last().time("until");
        work.warn("The old key is still in use: it is kept until " + until + " at least. Find who still uses it.");
        throw Halt.pending("The old key is still in use.", until);
    }

    /** Which keys are to go is settled when the rotation is planned; one that is gone by now needs nothing. */
    static List<ManagedKey> oldKeys(Work work) {
        return work.progress().planned("old").stream()
                .map(work.adapter()::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<String, String> signsOfUse(Work work) {
        var signs = new HashMap<String, String>();
        oldKeys(work)
                .forEach(key -> signs.put("use:" + key.id(), key.signOfUse().orElse("")));
        return signs;
    }

    static void refuseIfTheSinksChanged(Work work) {
        for (Sink sink : work.sinks()) {
            SinkState state = sink.read();
            if (!SinkContents.isUntouched(work, sink, state)) {
                throw Halt.incomplete("Somebody else has changed " + sink.name()
                                + " since the new token was put there: the old key is kept.")
                        .then(NextStep.of(NextStep.Verb.ABANDON).when("Find out who"));
            }
            if (state.token()
                            .map(work.adapter()::probe)
                            .filter(Probe.ACCEPTED::equals)
                            .isEmpty()
                    && state.token().isPresent()) {
                throw Halt.sinkBroken("The provider does not let in the token that is in " + sink.name()
                                + " now: the old key is kept.")
                        .then(NextStep.of(NextStep.Verb.ROLLBACK));
            }
        }
        if (work.successor().filter(ManagedKey::usable).isEmpty()) {
            throw Halt.sinkBroken(
                            "The provider does not list the new key as one that may be used: the old key is" + " kept.")
                    .then(NextStep.of(NextStep.Verb.ROLLBACK));
        }
    }

    static void retire(Work work) {
        if (Emergency.isUnanswered(work.progress())) {
            Emergency.act(work);
            return;
        }
        List<ManagedKey> keys = oldKeys(work);
        if (!isAtOnce(work)
                && work.can(Capability.DISABLES)
                && !work.options().soak().isZero()
                && !work.progress().has(RecordType.SOAK)) {
            keys.stream().filter(ManagedKey::usable).forEach(key -> disable(work, key));
            Pause.begin(work, RecordType.SOAK, work.options().soak(), signsOfUse(work));
            return;
        }
        keys.forEach(key -> delete(work, key));
        Emergency.earlierKeys(work).forEach(key -> delete(work, key));
        work.journal().append(RecordType.RETIRED);
    }

    static void delete(Work work, ManagedKey key) {
        Mutation.repeatable(
                work, RecordType.DELETE_INTENT, about(key), () -> work.adapter().delete(key));
    }

    private static void disable(Work work, ManagedKey key) {
        Mutation.repeatable(
                work,
                RecordType.DISABLE_INTENT,
                about(key),
                () -> work.adapter().disable(key));
    }

    static Map<String, String> about(ManagedKey key) {
        return Map.of("key", key.id(), "name", key.name());
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
