package dev.mailkeys.rotation.engine.guard;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A sink that throws only what a sink may throw. After any other exception it is unknown whether a put was made. */
public final class GuardedSink implements Sink {

    private final Sink sink;
    private final String name;

    public GuardedSink(Sink sink) {
        this.sink = sink;
        this.name = sink.name();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return call(Kind.UNCHANGED, sink::capabilities);
    }

    @Override
    public Duration settleTime() {
        return call(Kind.UNCHANGED, sink::settleTime);
    }

    @Override
    public void check() {
        call(Kind.UNCHANGED, () -> {
            sink.check();
            return name;
        });
    }

    @Override
    public SinkState read() {
        return call(Kind.UNCHANGED, sink::read);
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        return call(Kind.UNKNOWN, () -> sink.put(delivery, expected));
    }

    @Override
    public Map<String, SinkState> neighbours() {
        return call(Kind.UNCHANGED, sink::neighbours);
    }

    @Override
    public void announce() {
        call(Kind.UNCHANGED, () -> {
            sink.announce();
            return name;
        });
    }

    /** Sweeps what killed puts have left, even if there is nothing to put. */
    @Override
    public void sweep() {
        try {
            sink.sweep();
        } catch (Throwable told) {
            // The next check or put fails for the same reason, and reports it.
        }
    }

    private <T> T call(Kind otherwise, Supplier<T> call) {
        try {
            return call.get();
        } catch (SinkException e) {
            throw e;
        } catch (Throwable thrown) {
            throw new SinkException(otherwise, Misbehaved.said(name, thrown), null);
        }
    }
}
