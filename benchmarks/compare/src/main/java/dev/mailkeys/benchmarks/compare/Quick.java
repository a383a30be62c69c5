package dev.mailkeys.benchmarks.compare;

import static dev.mailkeys.benchmarks.compare.Entrant.HAND_WRITTEN;
import static dev.mailkeys.benchmarks.compare.Entrant.MAILKEYS;

import dev.mailkeys.benchmarks.Work;
import dev.mailkeys.benchmarks.compare.Race.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** {@code make bench-quick}: mailkeys beside hand-written code and the fastest peer, a line a measure, in a minute. */
public final class Quick {

    private static final Entrant FASTEST_PEER = Entrant.RESEND;
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "5"));

    private Quick() {}

    public static void main(String[] args) throws Exception {
        Certificate certificate = Certificate.create();
        System.out.println("mailkeys to hand-written: the median of the rounds' ratios (half of them), and its bound");
        try (Server server = Server.start(certificate, 1000, 0, true)) {
            var entrants = new ArrayList<>(List.of(HAND_WRITTEN, MAILKEYS));
            if (FASTEST_PEER.isBuilt()) {
                entrants.add(FASTEST_PEER);
            }
            race(entrants, server, List.of(Work.CREATE, Work.PAGE, Work.ALL), 200_000, 1.5);
            race(List.of(HAND_WRITTEN, MAILKEYS), server, List.of(Work.UPDATE), 200_000, 1.5);
        }
        try (Server server = Server.start(certificate, 1000, 0, false)) {
            System.out.println("on a fresh connection for each call:");
            race(List.of(HAND_WRITTEN, MAILKEYS), server, List.of(Work.CREATE), 10_000, 1.25);
        }
    }

    private static void race(
            List<Entrant> entrants, Server server, List<Work> works, int warmUpKeys, double createBound)
            throws IOException {
        var racers = new ArrayList<Racer>();
        try {
            for (Entrant entrant : entrants) {
                racers.add(Racer.start(entrant, server));
            }
            var race = new Race(racers);
            for (Work work : works) {
                race.warmUp(work, warmUpKeys);
            }
            for (Work work : works) {
                print(work, race.run(work, SECONDS), work == Work.CREATE ? createBound : 1.10);
            }
        } finally {
            for (Racer racer : racers) {
                racer.close();
            }
        }
    }

    private static void print(Work work, Result result, double bound) {
        line(work, "time", result, Racer.Lap::nanos, bound, 1000, "µs");
        line(work, "cpu", result, Racer.Lap::busyNanos, bound, 1000, "µs");
        line(work, "bytes", result, Racer.Lap::bytes, 1.15, 1024, "KiB");
    }

    private static void line(
            Work work,
            String figure,
            Result result,
            ToLongFunction<Racer.Lap> value,
            double bound,
            double unit,
            String unitName) {
        Spread ratio = result.ratio(MAILKEYS, HAND_WRITTEN, value);
        String peer = result.laps().containsKey(FASTEST_PEER)
                ? ", " + FASTEST_PEER + " "
                        + result.ratio(FASTEST_PEER, HAND_WRITTEN, value).asRatio()
                : "";
        System.out.printf(
                Locale.ROOT,
                "%-6s %-5s  %s  %s %.2f; hand-written %.1f %s%s%n",
                work.name().toLowerCase(Locale.ROOT),
                figure,
                ratio.asRatio(),
                ratio.median() <= bound ? "within" : "BEYOND",
                bound,
                result.of(HAND_WRITTEN, value).median() / unit,
                unitName,
                peer);
    }
}
