package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A sink in GitHub Actions: before it is given a token, the runner is asked to mask it in the log of the whole job.
 *
 * @param sink the sink itself
 * @param mask asks for the mask
 */
record RotationMaskedSink(Sink sink, GitHubMask mask) implements Sink {

    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return sink.capabilities();
    }

    @Override
    public Duration settleTime() {
        return sink.settleTime();
    }

    @Override
    public void check() {
        sink.check();
    }

    @Override
    public SinkState read() {
        SinkState state = sink.read();
        state.token().ifPresent(this::mask);
        return state;
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        mask(delivery.token());
        return sink.put(delivery, expected);
    }

    private void mask(Secret token) {
        mask.mask(token);
    }
}
