package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.reader.ReadersSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be rotated, and how.
 *
 * @param target the target's name
 * @param key the key's name or id
 * @param sinks where the token is delivered
 * @param readers the readers of sinks, where they are known, by the sinks' names
 * @param strategy how
 * @param options how patient and how careful
 */
public record RotationRequest(
        String target,
        String key,
        List<Sink> sinks,
        Map<String, Readers> readers,
        Strategy strategy,
        RotationOptions options) {

    /** How long an old key may be needed after a delivery: the grace period, and then the time for readers. */
    public Duration longestGrace() {
        return readers.isEmpty() ? options.grace() : options.grace().plus(options.waitForReaders());
    }

    /** What the readers' marks say now, in the order of the sinks. */
    public List<ReadersSeen> readersSeen(Instant since) {
        return sinks.stream()
                .flatMap(sink -> Optional.ofNullable(readers.get(sink.name())).stream()
                        .map(known -> known.look(sink.name(), sink.read().token(), since)))
                .toList();
    }
}
