package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import java.util.Optional;

/** A sink whose process may be killed around each put and each word of it. */
public final class KillableSink extends ForwardingSink {

    private final KillPoints points;

    public KillableSink(Sink sink, KillPoints points) {
        super(sink);
        this.points = points;
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        points.pass("before put");
        Optional<String> version = super.put(delivery, expected);
        points.pass("after put");
        return version;
    }

    @Override
    public void announce() {
        points.pass("before announce");
        super.announce();
        points.pass("after announce");
    }
}
