package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sink that forwards to another, except for what a test changes. */
public abstract class ForwardingSink implements Sink {

    private final Sink sink;

    public ForwardingSink(Sink sink) {
        this.sink = sink;
    }

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
        return sink.read();
    }

    @Override
    public Map<String, SinkState> neighbours() {
        return sink.neighbours();
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        return sink.put(delivery, expected);
    }

    @Override
    public void announce() {
        sink.announce();
    }

    @Override
    public void sweep() {
        sink.sweep();
    }
}
