package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a stalled rotator from delivering a key that is about to be deleted: every sink that compares versions first
 * gets a new version, so that a put prepared earlier conflicts.
 */
final class LatePuts {

    private LatePuts() {}

    /**
     * Puts a sink's own token there once more, under a mark of this rotation.
     *
     * @param live the key of that token
     * @return whether any sink was changed and must be read again
     */
    static boolean shutOut(Work work, Surroundings around, ManagedKey live) {
        boolean changed = false;
        for (Map.Entry<Sink, SinkState> sink : around.sinks().entrySet()) {
            if (needsIt(work, sink.getKey(), sink.getValue())) {
                put(work, sink.getKey(), sink.getValue(), live);
                changed = true;
            }
        }
        return changed;
    }

    private static boolean needsIt(Work work, Sink sink, SinkState state) {
        boolean compares = sink.capabilities().contains(SinkCapability.COMPARE_AND_SWAP)
                && state.version().isPresent()
                && state.token().isPresent();
        return compares
                && !isMarkedNow(work, state)
                && !work.progress().remarked(sink.name()).equals(state.version());
    }

    private static boolean isMarkedNow(Work work, SinkState state) {
        return state.mark()
                .map(KeyMark::rotation)
                .equals(Optional.of(work.progress().planned().rotation()));
    }

    private static void put(Work work, Sink sink, SinkState state, ManagedKey live) {
        var mark = new KeyMark(
                work.adapter().provider(),
                live.id(),
                live.name(),
                work.progress().planned().rotation(),
                0,
                live.settings(),
                Optional.of(state.mark()
                        .flatMap(KeyMark::delivered)
                        .orElseGet(() -> work.timing().now())));
        var delivery = new Delivery(state.token().orElseThrow(), mark);
        Mutation.put(
                work,
                RecordType.REMARK_INTENT,
                0,
                version -> new Put(sink.name(), version),
                state.version(),
                () -> sink.put(delivery, state.version()));
    }
}
