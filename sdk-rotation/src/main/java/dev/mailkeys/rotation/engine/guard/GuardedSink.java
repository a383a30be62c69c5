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

/** A sink of which nothing escapes but what a sink may throw: a put that ends otherwise may have been made or not. */
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

    /** Clears away what killed puts have left, also where there is nothing to put. */
    @Override
    public void sweep() {
        try {
            sink.sweep();
        } catch (Throwable told) {
            // What stands in the way of this stands in the way of the check or the put that comes, and is told there.
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
