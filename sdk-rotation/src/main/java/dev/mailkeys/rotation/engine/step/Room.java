package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Ownership;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes room for one more key in a full account, by deleting a key that certainly a rotation made and no sink holds.
 */
final class Room {

    private Room() {}

    /** Returns whether a key was deleted, so that the account must be listed again. */
    static boolean make(Work work, Surroundings around) {
        if (work.adapter().room().orElse(1) > 0) {
            return false;
        }
        ManagedKey spare = spare(work, around).orElseThrow(() -> full(around));
        work.warn("The account is full: " + spare.name() + ", which a rotation made and no sink holds, makes room.");
        discard(work, spare);
        return true;
    }

    private static void discard(Work work, ManagedKey key) {
        Mutation.repeatable(work, RecordType.DISCARD_INTENT, key, work.adapter()::delete);
    }

    private static Optional<ManagedKey> spare(Work work, Surroundings around) {
        boolean free = around.holdNothing();
        return around.family().stream()
                .filter(key -> KeyFacts.isSnapshot(key) || (free && isSpare(work, around, key)))
                .filter(key -> !work.progress().isGone(key.id()))
                .findFirst();
    }

    private static boolean isSpare(Work work, Surroundings around, ManagedKey key) {
        Ownership own = Ownership.of(around, Optional.empty(), work.options().oldKeys());
        return own.ours().contains(key) && !KeyFacts.isUsed(key);
    }

    /**
     * The same for another attempt of a rotation in progress. The key of an earlier attempt is deleted if every sink
     * shows that it does not hold it, and would refuse a late put of it.
     */
    static void makeFor(Work work, int attempt) {
        if (work.adapter().room().orElse(1) > 0) {
            return;
        }
        List<ManagedKey> earlier = IntStream.range(1, attempt)
                .mapToObj(work::successor)
                .flatMap(Optional::stream)
                .filter(key -> !work.progress().isGone(key.id()))
                .toList();
        Optional<ManagedKey> old = work.plannedKey();
        Surroundings around =
                Surroundings.look(work.adapter(), work.sinks(), work.request().key());
        boolean before = work.sinks().stream().allMatch(sink -> SinkContents.isAsBefore(work, sink));
        if (earlier.isEmpty() || old.isEmpty() || !before) {
            throw full(around);
        }
        LatePuts.shutOut(work, around, old.get());
        earlier.forEach(key -> discard(work, key));
    }

    private static Halt full(Surroundings around) {
        List<ManagedKey> family = around.family();
        String whose = family.isEmpty()
                ? "None of its keys is this target's."
                : "Which of these the sinks hold can't be told: " + Ownership.names(family) + ".";
        return Halt.incomplete(
                        "The account has no room for another key, and no key in it can certainly be spared. " + whose)
                .then(Next.of(
                        NextStep.Verb.RECONCILE,
                        "Say which the sinks hold by the option --key-in-use and its name, or delete a key that nobody"
                                + " uses"));
    }
}
