package dev.mailkeys.rotation;

import java.util.List;

/** Clears away what killed puts have left beside tokens, also where there is nothing to put. */
final class Leftovers {

    private Leftovers() {}

    static void sweep(List<Sink> sinks) {
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
