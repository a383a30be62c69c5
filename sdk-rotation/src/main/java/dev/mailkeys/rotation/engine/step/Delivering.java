package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.Optional;

/** Puts the newest attempt's token into every sink that does not have it yet. */
public final class Delivering {

    private static final int TRIES = 3;

    private Delivering() {}

    /** Delivers, or says why the rotation must go back. */
    public static Optional<Reason> deliver(Work work) {
        int attempt = work.progress().attempt();
        ManagedKey key = Verification.listed(work);
        Optional<Reason> back = Verification.backUnlessAsAsked(work, key);
        if (back.isPresent()) {
            return back;
        }
        if (Verification.comesBeforeDelivery(work)) {
            if (!Verification.isLetIn(work, () -> work.adapter().probe(key, work.token()))) {
                Attempts.abandon(work, "the provider rejects its token");
                return Optional.empty();
            }
            work.memory().letIn(work.token());
        }
        KeyMark mark = mark(work, key, attempt);
        for (Sink sink : work.sinks()) {
            if (!work.progress().delivered(attempt, sink.name()).isPresent()) {
                deliver(work, sink, new Delivery(work.token(), mark));
            }
        }
        work.sinks().forEach(Sink::announce);
        work.journal().append(RecordType.DELIVERED_EVERYWHERE, attempt, AboutKey.of(key));
        return Optional.empty();
    }

    /**
     * After a conflict the sink is read again. A put of unknown outcome is repeated if the sink is idempotent or can be
     * read.
     */
    private static boolean mayPutAgain(Sink sink, SinkException failed) {
        return switch (failed.kind()) {
            case UNCHANGED -> false;
            case CONFLICT -> true;
            case UNKNOWN -> isIdempotent(sink) || SinkContents.isReadable(sink);
        };
    }

    private static boolean isIdempotent(Sink sink) {
        return sink.capabilities().contains(SinkCapability.IDEMPOTENT_PUT);
    }

    /** A put that is not idempotent is skipped if the sink already holds the token. */
    private static boolean isThere(Sink sink, SinkState now, Delivery delivery) {
        return !isIdempotent(sink)
                && now.token().filter(delivery.token()::equals).isPresent();
    }

    static KeyMark mark(Work work, ManagedKey key, int attempt) {
        return new KeyMark(
                work.adapter().provider(),
                key.id(),
                key.name(),
                work.progress().planned().rotation(),
                attempt,
                work.settings(),
                Optional.of(work.timing().now()));
    }

    private static void deliver(Work work, Sink sink, Delivery delivery) {
        Optional<SinkState> first = Optional.empty();
        for (int tried = 1; ; tried++) {
            try {
                SinkState now = sink.read();
                refuseForeign(work, sink, first.orElse(now), now, delivery);
                first = first.or(() -> Optional.of(now));
                put(work, sink, now, delivery);
                return;
            } catch (SinkException e) {
                if (e.kind() == SinkException.Kind.CONFLICT && !SinkContents.isMarked(sink)) {
                    throw foreign(sink);
                }
                if (tried == TRIES || !mayPutAgain(sink, e)) {
                    throw e;
                }
                work.warn("Delivering the token failed; trying again. " + SinkContents.words(sink, e));
            }
        }
    }

    static void put(Work work, Sink sink, Delivery delivery) {
        SinkState now = sink.read();
        refuseForeign(work, sink, now, now, delivery);
        put(work, sink, now, delivery);
    }

    private static void put(Work work, Sink sink, SinkState now, Delivery delivery) {
        Mutation.put(
                work,
                RecordType.DELIVER_INTENT,
                delivery.mark().attempt(),
                version -> new Put(sink.name(), version),
                now.version(),
                () -> isThere(sink, now, delivery) ? now.version() : sink.put(delivery, now.version()));
    }

    /** Only what the sink held when this was planned, or a delivery of this rotation, may be replaced. */
    private static void refuseForeign(Work work, Sink sink, SinkState first, SinkState now, Delivery delivery) {
        if (SinkContents.isAnothers(work, sink, first, now, delivery.token())) {
            throw foreign(sink);
        }
    }

    private static Halt foreign(Sink sink) {
        return Halt.incomplete(
                        "Somebody else has put another token into " + sink.name() + " since this rotation was planned.")
                .then(Next.of(NextStep.Verb.ABANDON, "Find out who rotates this key too"));
    }
}
