package dev.mailkeys.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What measures are taken with.
 *
 * @param certificate what servers show
 * @param seconds how long each comparison takes
 * @param forks how many processes do what is done by a fresh one
 * @param threads what many callers are: {@code VIRTUAL} where the JDK has them, or {@code PLATFORM}
 */
record Lab(Certificate certificate, double seconds, int forks, String threads) {

    /** How long code is run before it is measured. */
    private static final double WARM_UP = 0.6;

    /** The keys of a server whose answers do not depend on their number. */
    private static final int KEYS = 1000;

    static Lab open(double seconds) throws IOException, InterruptedException {
        String threads = Runtime.version().feature() >= 21 ? "VIRTUAL" : "PLATFORM";
        return new Lab(
                Certificate.create(),
                Double.parseDouble(System.getProperty("seconds", Double.toString(seconds))),
                Integer.getInteger("forks", 3),
                threads);
    }

    double warmUpSeconds() {
        return WARM_UP * seconds;
    }

    /** A server that answers at once and keeps its connections. */
    Server server() throws IOException {
        return server(KEYS);
    }

    /** One with so many keys. */
    Server server(int keys) throws IOException {
        return Server.start(certificate, keys, 0, true);
    }

    /** One that holds every answer back. */
    Server slowServer(int delayMillis) throws IOException {
        return Server.start(certificate, KEYS, delayMillis, true);
    }

    /** One that ends each connection after an answer. */
    Server closingServer() throws IOException {
        return Server.start(certificate, KEYS, 0, false);
    }

    /** Of some entrants those that were built. */
    static List<Entrant> built(Entrant... entrants) {
        var built = new ArrayList<>(Arrays.asList(entrants));
        built.retainAll(Entrant.built());
        return built;
    }
}
