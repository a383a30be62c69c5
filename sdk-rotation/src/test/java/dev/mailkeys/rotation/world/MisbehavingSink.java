package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.MisbehavingTest.Who;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import java.util.Optional;

/** A sink whose author made a mistake. */
final class MisbehavingSink extends ForwardingSink {

    private final Who who;
    private final Runnable fault;

    MisbehavingSink(Sink sink, Who who, Runnable fault) {
        super(sink);
        this.who = who;
        this.fault = fault;
    }

    @Override
    public SinkState read() {
        if (who == Who.READER) {
            fault.run();
        }
        return super.read();
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        if (who == Who.SINK) {
            fault.run();
        }
        Optional<String> version = super.put(delivery, expected);
        if (who == Who.SINK_AFTER_THE_PUT) {
            fault.run();
        }
        return version;
    }

    @Override
    public void announce() {
        if (who == Who.ANNOUNCER) {
            fault.run();
        }
        super.announce();
    }
}
