package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import java.time.Instant;
import java.util.Optional;

/** Finds readers that left no mark for the current token: they will leave none for the next one. */
final class SilentReaders {

    private SilentReaders() {}

    static Optional<String> warning(RotationRequest request, Sink sink, SinkState state) {
        return Optional.ofNullable(request.readers().get(sink.name()))
                .filter(readers -> request.strategy() == Strategy.OVERLAP)
                .map(readers -> readers.look(sink.name(), state.token(), Instant.MIN))
                .filter(seen -> seen.trouble().isPresent() || seen.silent() > 0)
                .map(seen -> seen.inWords() + " The old key will be kept for them, "
                        + TimeWords.of(request.options().waitForReaders()) + " at most.");
    }
}
