package dev.mailkeys.benchmarks.compare;

import static dev.mailkeys.benchmarks.compare.Entrant.HAND_WRITTEN;
import static dev.mailkeys.benchmarks.compare.Entrant.HAND_WRITTEN_TUNED;
import static dev.mailkeys.benchmarks.compare.Entrant.MAILKEYS;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code make bench-quick}: mailkeys beside hand-written code and the fastest peer, a line a measure. */
public final class Quick {

    private static final Entrant FASTEST_PEER = Entrant.SENDGRID;
    private static final double SECONDS = 2.5;
    private static final double MOST_TIME = 1.10;
    private static final double MOST_TIME_OF_A_CREATE = 1.50;
    private static final double MOST_TIME_OF_A_FRESH_CREATE = 1.25;
    private static final double MOST_TIME_OF_TWENTY = 1.05;
    private static final double MOST_BYTES = 1.15;

    private final Lab lab;

    private Quick(Lab lab) {
        this.lab = lab;
    }

    public static void main(String[] args) throws Exception {
        var quick = new Quick(Lab.open(SECONDS));
        System.out.println("mailkeys to hand-written: the median of the rounds' ratios (half of them), and its bound");
        quick.kept();
        quick.twentyCallers();
        quick.fresh();
    }

    /** In two processes of each: the JDK does not compile the same code alike in every process, and its luck lasts. */
    private void kept() throws IOException {
        Map<Work, Race.Result> results = new EnumMap<>(Work.class);
        race(Lab.built(HAND_WRITTEN, MAILKEYS, FASTEST_PEER), Work.COMMON, results);
        race(List.of(HAND_WRITTEN, MAILKEYS), List.of(Work.values()), results);
        results.forEach(
                (work, result) -> line(work.label(), result, work == Work.CREATE ? MOST_TIME_OF_A_CREATE : MOST_TIME));
    }

    private void race(List<Entrant> entrants, List<Work> works, Map<Work, Race.Result> results) throws IOException {
        try (Server server = lab.server();
                Racers racers = Racers.start(entrants, server)) {
            Race race = racers.race();
            for (Work work : works) {
                race.warmUp(work, lab.warmUpSeconds());
            }
            for (Work work : works) {
                // A create is so short that its rounds lie further apart.
                double seconds = work == Work.CREATE ? 2 * lab.seconds() : lab.seconds();
                results.merge(work, race.run(work, seconds), Race.Result::and);
            }
        }
    }

    private void twentyCallers() throws IOException {
        try (Server server = lab.server();
                Racers racers = Racers.start(List.of(HAND_WRITTEN, MAILKEYS), server)) {
            Race race = racers.race();
            for (Work work : List.of(Work.CREATE, Work.PAGE)) {
                race.warmUp(work, lab.warmUpSeconds() / 2);
                Race.Result result = race.run(work, TwentyCallers.CALLERS, lab.threads(), lab.seconds() / 2);
                String label = work.label() + ", " + TwentyCallers.CALLERS + " callers";
                line(label, Figure.TIME, result, HAND_WRITTEN, MOST_TIME_OF_TWENTY);
            }
        }
    }

    private void fresh() throws IOException {
        try (Server server = lab.closingServer();
                Racers racers = Racers.start(List.of(HAND_WRITTEN_TUNED, MAILKEYS), server)) {
            Race race = racers.race();
            race.warmUp(Work.CREATE, lab.warmUpSeconds());
            Race.Result result = race.run(Work.CREATE, lab.seconds());
            String label = "create, fresh connections";
            line(label, Figure.TIME, result, HAND_WRITTEN_TUNED, MOST_TIME_OF_A_FRESH_CREATE);
            line(label, Figure.BYTES, result, HAND_WRITTEN_TUNED, MOST_BYTES);
        }
    }

    private static void line(String label, Race.Result result, double mostTime) {
        line(label, Figure.TIME, result, HAND_WRITTEN, mostTime);
        line(label, Figure.BYTES, result, HAND_WRITTEN, MOST_BYTES);
    }

    private static void line(String label, Figure figure, Race.Result result, Entrant floor, double bound) {
        Spread ratio = result.ratio(MAILKEYS, floor, figure.value());
        String peer = result.has(FASTEST_PEER)
                ? "; " + FASTEST_PEER + " "
                        + result.ratio(FASTEST_PEER, floor, figure.value()).asRatio()
                : "";
        System.out.printf(
                Locale.ROOT,
                "%-25s  %-5s  %s  %s %.2f; %s %.1f %s%s%n",
                label,
                figure.label(),
                ratio.asRatio(),
                ratio.median() <= bound ? "within" : "BEYOND",
                bound,
                floor,
                result.of(floor, figure.value()).median() / figure.unit(),
                figure.unitName(),
                peer);
    }
}
