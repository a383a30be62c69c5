package dev.mailkeys.benchmarks.compare;

import static dev.mailkeys.benchmarks.compare.Entrant.HAND_WRITTEN;
import static dev.mailkeys.benchmarks.compare.Entrant.HAND_WRITTEN_TIMES;
import static dev.mailkeys.benchmarks.compare.Entrant.HAND_WRITTEN_TUNED;
import static dev.mailkeys.benchmarks.compare.Entrant.MAILKEYS;
import static dev.mailkeys.benchmarks.compare.Entrant.RESEND;
import static dev.mailkeys.benchmarks.compare.Entrant.SENDGRID;

import dev.mailkeys.benchmarks.Workload;
import dev.mailkeys.benchmarks.server.KeyServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** {@code make bench-quick}: mailkeys beside hand-written code and the two fastest peers, a line a measure. */
public final class Quick {

    private static final int KEYS = 1000;
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "2.5"));

    private final Certificate certificate = Certificate.create();
    private final SSLContext tls = certificate.shown();
    private final Map<String, Spread> ratios = new LinkedHashMap<>();

    private Quick() throws Exception {}

    public static void main(String[] args) throws Exception {
        var quick = new Quick();
        System.out.println("To hand-written code: the median of the rounds' ratios (half of them lie between)");
        var all = new ArrayList<>(List.of(HAND_WRITTEN, MAILKEYS, HAND_WRITTEN_TIMES, RESEND, SENDGRID));
        all.retainAll(Entrant.built());
        // In two processes each: the JDK does not compile the same code alike in every process, and its luck lasts.
        for (int process = 0; process < 2; process++) {
            quick.race(true, all, List.of(Workload.PAGE, Workload.ALL));
            quick.race(true, List.of(HAND_WRITTEN, MAILKEYS), List.of(Workload.UPDATE));
            quick.race(false, List.of(HAND_WRITTEN_TUNED, MAILKEYS), List.of(Workload.CREATE));
        }
        for (int process = 0; process < 7; process++) {
            quick.first(all);
        }
        quick.ratios.forEach((label, ratio) -> quick.line(label, ratio));
        System.exit(0);
    }

    /** A create has a connection of its own, so it runs where all have: at a server that keeps none. */
    private void race(boolean kept, List<Entrant> entrants, List<Workload> works) throws IOException {
        try (var server = new KeyServer(tls, KEYS, kept);
                var race = new Race(entrants, certificate, server.port())) {
            for (Workload work : works) {
                race.warmUp(work, SECONDS);
            }
            for (Workload work : works) {
                note(work.label(), race.run(work, 2 * SECONDS), entrants);
            }
        }
    }

    private void first(List<Entrant> entrants) throws IOException {
        try (var server = new KeyServer(tls, KEYS, true);
                var race = new Race(entrants, certificate, server.port())) {
            note("first call", race.first(Workload.PAGE), entrants);
        }
    }

    private void note(String label, Race race, List<Entrant> entrants) {
        Entrant floor = entrants.get(0);
        for (Entrant entrant : entrants.subList(1, entrants.size())) {
            String line = String.format(
                    Locale.ROOT, "%-10s  %-18s", label, entrant.name().toLowerCase(Locale.ROOT));
            note(line + "  time", race.ratio(entrant, floor, Racer.Lap::nanos));
            note(line + "  bytes", race.ratio(entrant, floor, Racer.Lap::bytes));
        }
        note(label + ", hand-written, µs", race.of(floor, lap -> lap.nanos() / 1000));
    }

    private void note(String label, double... values) {
        ratios.computeIfAbsent(label, none -> new Spread()).and(values);
    }

    private void line(String label, Spread spread) {
        System.out.printf(Locale.ROOT, "%-38s %s%n", label, spread);
    }
}
