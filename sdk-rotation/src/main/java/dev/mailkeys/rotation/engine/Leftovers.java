package dev.mailkeys.rotation.engine;

import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import java.util.List;

/** Clears away what killed puts have left beside tokens, also where there is nothing to put. */
public final class Leftovers {

    private Leftovers() {}

    public static void sweep(List<Sink> sinks) {
        for (Sink sink : sinks) {
            try {
                sink.sweep();
            } catch (SinkException told) {
                // What stands in the way of this stands in the way of the check or the put that comes, and is told
                // there.
            }
        }
    }
}
