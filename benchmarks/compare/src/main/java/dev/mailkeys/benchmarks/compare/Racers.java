package dev.mailkeys.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The processes of some contestants, which call one server. */
final class Racers implements AutoCloseable {

    private final List<Racer> all = new ArrayList<>();

    private Racers() {}

    /** Starts the processes, with some options for the JVM of each. */
    static Racers start(List<Entrant> entrants, Server server, String... options) throws IOException {
        var racers = new Racers();
        try {
            for (Entrant entrant : entrants) {
                racers.all.add(Racer.start(entrant, server, options));
            }
            return racers;
        } catch (IOException failed) {
            racers.close();
            throw failed;
        }
    }

    List<Racer> all() {
        return all;
    }

    Race race() {
        return new Race(all);
    }

    @Override
    public void close() throws IOException {
        for (Racer racer : all) {
            racer.close();
        }
    }
}
