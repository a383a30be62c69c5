package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.engine.preflight.ReadySinks;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.Optional;

/** Gives the key a new token by the provider's own call. */
public final class InPlace {

    /**
     * The journal can't help any more; after abandon, a reconciliation finds the token that a person put into the
     * sinks.
     */
    private static final NextStep BY_HAND =
            Next.of(NextStep.Verb.ABANDON, "Put the same token into every sink by hand");

    private InPlace() {}

    public static void rotate(Work work) {
        if (work.progress().has(RecordType.FOUND_PARTIAL)) {
            throw Halt.incomplete("Both keys are in use, and one of them does not work.")
                    .then(BY_HAND);
        }
        ReadySinks.require(work);
        int attempt = Attempts.next(work);
        Optional<ManagedKey> key = work.plannedKey();
        boolean hidden = work.can(Capability.LISTS_TOKENS)
                && key.flatMap(ManagedKey::token).isEmpty();
        if (key.isEmpty() || hidden) {
            successorInstead(work, key.isEmpty() ? "the key is gone" : "the list hides its token");
            return;
        }
        key.get().token().ifPresent(token -> work.memory().name(attempt, token));
        try {
            Mutation.once(
                    work,
                    RecordType.ROTATE_INTENT,
                    attempt,
                    AboutKey.of(key.get()),
                    () -> work.adapter().rotate(key.get()));
        } catch (NotFoundException e) {
            work.warn("The token changed between looking and rotating: looking again. " + e.getMessage());
            Attempts.abandon(work, "another call rotated the key first");
        }
    }

    /** The new token was lost with the process or with its answer. In an outage a fresh one is made at once. */
    public static void recover(Work work) {
        int attempt = work.progress().attempt();
        if (hold(work)) {
            return;
        }
        if (work.progress().has(RecordType.FOUND_PARTIAL)) {
            level(work);
        } else if (work.can(Capability.LISTS_TOKENS)) {
            adopt(work, attempt);
        } else if (work.progress().inDoubt(RecordType.ROTATE_INTENT) && !LateRotate.isFoundOut(work)) {
            Settling.startDraining(work);
        } else {
            rotate(work);
        }
    }

    /** Reads the newest attempt's token back from a sink, if one certainly holds it. */
    static boolean hold(Work work) {
        int attempt = work.progress().attempt();
        Optional<Secret> held = work.memory()
                .token(attempt)
                .or(() -> SinkContents.tokenOf(work, attempt))
                .or(() -> SinkContents.deliveredToken(work, attempt));
        held.ifPresent(token -> work.memory().hold(attempt, token));
        return held.isPresent();
    }

    /** Some sinks hold the key already: takes its token from one of them for all. */
    public static void level(Work work) {
        String key = work.progress().planned().key().orElseThrow();
        Secret token = work.sinks().stream()
                .map(Sink::read)
                .filter(state ->
                        state.mark().filter(mark -> mark.keyId().equals(key)).isPresent())
                .flatMap(state -> state.token().stream())
                .filter(held -> work.adapter().probe(held) == Probe.ACCEPTED)
                .findFirst()
                .orElseThrow(() -> Halt.incomplete("The sinks hold different keys, and none that works can be read.")
                        .then(BY_HAND));
        int attempt = Attempts.next(work);
        work.memory().hold(attempt, token);
        work.journal().append(RecordType.ROTATED, attempt, AboutKey.withId(key));
    }

    /**
     * Adopts the token that the list shows now, if an answer says that the key was rotated, or if certainly a call of
     * ours made it and none can end it. Otherwise rotates once more from it, so that a late call fails.
     */
    private static void adopt(Work work, int attempt) {
        String key = work.progress().planned().key().orElseThrow();
        Optional<Secret> now = work.adapter().find(key).flatMap(ManagedKey::token);
        boolean rotated = work.progress().latest(RecordType.ROTATED, attempt).isPresent();
        if (now.isEmpty() || (!rotated && !ListedToken.isNewAndFinal(work, now.get()))) {
            rotate(work);
            return;
        }
        work.memory().hold(attempt, now.get());
        if (!rotated) {
            work.journal().append(RecordType.ROTATED, attempt, AboutKey.withId(key));
        }
    }

    /** Ends the outage with a successor if the key can't be renewed. What is left of the key is retired. */
    private static void successorInstead(Work work, String reason) {
        if (!work.progress().has(RecordType.ROTATE_INTENT)) {
            throw Halt.incomplete("The key can't be rotated: " + reason + ". Nothing was changed.");
        }
        if (work.progress().planned().alternating()) {
            throw Halt.incomplete("The idle key can't be rotated: " + reason + ". The sinks still hold the other key.");
        }
        work.warn("A new key takes the place of this one: " + reason + ".");
        work.journal().append(RecordType.SUCCESSOR_INSTEAD, new Reason(reason));
    }
}
