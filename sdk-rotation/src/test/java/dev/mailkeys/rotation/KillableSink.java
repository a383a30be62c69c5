package dev.mailkeys.rotation;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A sink whose process may be killed around each put. */
record KillableSink(Sink sink, KillPoints points) implements Sink {

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
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        points.pass("before put");
        Optional<String> version = sink.put(delivery, expected);
        points.pass("after put");
        return version;
    }
}
