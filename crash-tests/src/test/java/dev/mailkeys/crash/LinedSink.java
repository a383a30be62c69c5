package dev.mailkeys.crash;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.world.ForwardingSink;
import dev.mailkeys.rotation.world.KillPoints;
import java.util.Optional;

/** A sink of one process, whose calls pass this process's points on their line. */
final class LinedSink extends ForwardingSink {

    private final Line line;
    private final KillPoints points;

    LinedSink(Sink sink, Line line, KillPoints points) {
        super(sink);
        this.line = line;
        this.points = points;
    }

    @Override
    public SinkState read() {
        return line.passing(where -> points.look(where.replace(Line.POINT, Line.LOOK)), super::read);
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        return line.passing(points::pass, () -> super.put(delivery, expected));
    }

    @Override
    public void announce() {
        line.passing(points::pass, () -> {
            super.announce();
            return true;
        });
    }
}
