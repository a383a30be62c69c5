package dev.mailkeys.rotation;

import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import java.util.Map;
import java.util.Optional;

/** Gives the key a new token by the provider's own call. */
final class InPlace {

    private InPlace() {}

    static void rotate(Work work) {
        if (work.progress().has(RecordType.FOUND_PARTIAL)) {
            throw Halt.sinkBroken(
                    "Both keys are in use, and one of them does not work. Put the same token into every sink"
                            + " by hand, then run reconcile.");
        }
        int attempt = Attempts.next(work);
        Optional<ManagedKey> key = work.adapter().find(work.progress().planned().detail("key"));
        boolean hidden = work.can(Capability.LISTS_TOKENS)
                && key.flatMap(ManagedKey::token).isEmpty();
        if (key.isEmpty() || hidden) {
            successorInstead(work, key.isEmpty() ? "the key is gone" : "the list hides its token");
            return;
        }
        try {
            Mutation.once(
                    work,
                    RecordType.ROTATE_INTENT,
                    attempt,
                    Retirement.about(key.get()),
                    () -> work.adapter().rotate(key.get()));
        } catch (NotFoundException e) {
            work.warn("The token changed between looking and rotating: looking again. " + e.getMessage());
            Attempts.abandon(work, "another call rotated the key first");
        }
    }

    /** The new token went with the process, or its answer was lost. */
    static void recover(Work work) {
        int attempt = work.progress().attempt();
        Optional<Secret> delivered = SinkContents.tokenOf(work, attempt);
        if (delivered.isPresent()) {
            work.hand().hold(attempt, delivered.get());
        } else if (work.progress().has(RecordType.FOUND_PARTIAL)) {
            level(work);
        } else if (work.can(Capability.LISTS_TOKENS)) {
            adopt(work, attempt);
        } else if (work.progress().inDoubt(RecordType.ROTATE_INTENT)) {
            Settling.startDraining(work);
        } else {
            rotate(work);
        }
    }

    /** Some sinks hold the key already: what one of them holds is for all. */
    static void level(Work work) {
        String key = work.progress().planned().detail("key");
        Secret token = work.sinks().stream()
                .map(Sink::read)
                .filter(state ->
                        state.mark().filter(mark -> mark.keyId().equals(key)).isPresent())
                .flatMap(state -> state.token().stream())
                .filter(held -> work.adapter().probe(held) == Probe.ACCEPTED)
                .findFirst()
                .orElseThrow(() -> Halt.sinkBroken("The sinks hold different keys, and none that works can be read. Put"
                        + " the same token into every sink by hand, then run reconcile."));
        int attempt = Attempts.next(work);
        work.hand().hold(attempt, token);
        work.journal().append(RecordType.ROTATED, attempt, Map.of("key", key));
    }

    /**
     * The list shows the token that the key has now. Where the answer was lost it may be the old one, which a late call
     * would still end; to rotate from it once more makes that call fail.
     */
    private static void adopt(Work work, int attempt) {
        Optional<Secret> now =
                work.adapter().find(work.progress().planned().detail("key")).flatMap(ManagedKey::token);
        boolean rotated = work.progress().latest(RecordType.ROTATED, attempt).isPresent();
        if (now.isEmpty() || !rotated) {
            rotate(work);
            return;
        }
        work.hand().hold(attempt, now.get());
    }

    /** Ends the outage with a new key where the old one can't be had any more; what is left of it is retired. */
    private static void successorInstead(Work work, String reason) {
        if (!work.progress().has(RecordType.ROTATE_INTENT)) {
            throw Halt.incomplete("The key can't be rotated: " + reason + ". Nothing was changed.");
        }
        if (work.progress().planned().details().containsKey("alternate")) {
            throw Halt.incomplete("The idle key can't be rotated: " + reason + ". The sinks still hold the other key.");
        }
        work.warn("A new key takes the place of this one: " + reason + ".");
        work.journal().append(RecordType.SUCCESSOR_INSTEAD, Map.of("reason", reason));
    }
}
