package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.preflight.ReadySinks;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a successor, each time under a fresh name. */
public final class Creation {

    private Creation() {}

    /** Makes one, or says why the rotation must go back. */
    public static Optional<Reason> create(Work work) {
        Optional<String> usedUp = Attempts.usedUp(work);
        if (usedUp.isPresent()) {
            return Attempts.giveUp(work, usedUp.get());
        }
        another(work);
        return Optional.empty();
    }

    static void another(Work work) {
        ReadySinks.require(work);
        int attempt = Attempts.next(work);
        discardStrays(work, attempt);
        if (attempt > 1) {
            Room.makeFor(work, attempt);
        }
        String name = work.successorName(attempt);
        Mutation.create(work, RecordType.CREATE_INTENT, attempt, name);
    }

    /** Deletes the keys of earlier attempts that no sink can hold, so that a crash loop does not fill the account. */
    private static void discardStrays(Work work, int attempt) {
        IntStream.range(1, attempt)
                .filter(earlier -> !work.progress().mayBeInASink(earlier))
                .mapToObj(work::successor)
                .flatMap(Optional::stream)
                .toList()
                .forEach(stray -> Mutation.repeatable(work, RecordType.DISCARD_INTENT, stray, work.adapter()::delete));
    }

    /**
     * The token was lost with the process or with its answer: reads it again if possible, otherwise gives up the
     * attempt.
     */
    public static void recover(Work work) {
        int attempt = work.progress().attempt();
        Optional<Secret> delivered = SinkContents.tokenOf(work, attempt);
        Optional<ManagedKey> listed = delivered.isPresent() ? Optional.empty() : withToken(work, attempt);
        if (delivered.isPresent()) {
            work.memory().hold(attempt, delivered.get());
        } else if (listed.isPresent()) {
            work.memory().hold(attempt, listed.get().token().orElseThrow());
            if (work.progress().last().type() == RecordType.CREATE_INTENT) {
                work.journal()
                        .append(
                                RecordType.CREATED,
                                attempt,
                                AboutKey.withId(listed.get().id()));
            }
        } else {
            Attempts.abandon(
                    work,
                    work.progress().last().type() == RecordType.SINK_ADDED
                            ? "its token can't be read again for the sink that was added"
                            : "its token was never seen, or was lost with the process");
        }
    }

    private static Optional<ManagedKey> withToken(Work work, int attempt) {
        return work.can(Capability.LISTS_TOKENS)
                ? work.successor(attempt).filter(key -> key.token().isPresent())
                : Optional.empty();
    }
}
