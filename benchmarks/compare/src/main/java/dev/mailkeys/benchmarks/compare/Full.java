package dev.mailkeys.benchmarks.compare;

import static dev.mailkeys.benchmarks.compare.Entrant.HAND_WRITTEN;
import static dev.mailkeys.benchmarks.compare.Entrant.MAILKEYS;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** {@code make bench}: every measure, of every contestant that was built, written to {@code benchmarks/target/performance.md}. */
public final class Full {

    private static final List<Work> COMMON = List.of(Work.CREATE, Work.PAGE, Work.ALL);
    private static final String THREADS = Runtime.version().feature() >= 21 ? "VIRTUAL" : "PLATFORM";
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "20"));
    private static final int FORKS = Integer.getInteger("forks", 3);

    private final Table table = new Table();
    private final Certificate certificate;

    private Full(Certificate certificate) {
        this.certificate = certificate;
    }

    public static void main(String[] args) throws Exception {
        var full = new Full(Certificate.create());
        full.table.paragraph(machine()).end();
        List<Entrant> all = Entrant.built();
        List<Entrant> both = List.of(HAND_WRITTEN, MAILKEYS);
        try (Server server = Server.start(full.certificate, 1000, 0, true)) {
            full.carried(all, server);
            full.first(all, server);
            full.race(all, server, COMMON, 200_000, "Calls one after the other, in turns");
            full.race(both, server, List.of(Work.UPDATE), 200_000, "The same for a rename");
            full.jmh(all, server);
        }
        try (Server server = Server.start(full.certificate, 1000, 0, false)) {
            full.race(both, server, List.of(Work.CREATE), 10_000, "The same on a fresh connection for each call");
        }
        full.keys(both);
        full.callers(both);
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version") + ", callers are " + THREADS.toLowerCase(Locale.ROOT)
                + " threads";
    }

    private List<Racer> racers(List<Entrant> entrants, Server server, String... options) throws IOException {
        var racers = new ArrayList<Racer>();
        for (Entrant entrant : entrants) {
            racers.add(Racer.start(entrant, server, options));
        }
        return racers;
    }

    private static void close(List<Racer> racers) throws IOException {
        for (Racer racer : racers) {
            racer.close();
        }
    }

    private void race(List<Entrant> entrants, Server server, List<Work> works, int warmUpKeys, String title)
            throws IOException {
        List<Racer> racers = racers(entrants, server);
        var race = new Race(racers);
        for (Work work : works) {
            race.warmUp(work, warmUpKeys);
        }
        table.paragraph(title + ": ratio to hand-written, in brackets what half of the rounds lie between.");
        table.head("work", "contestant", "time", "of the processor", "bytes", "µs", "KiB");
        for (Work work : works) {
            Race.Result result = race.run(work, SECONDS);
            for (Entrant entrant : entrants) {
                table.row(List.of(
                        name(work),
                        entrant.toString(),
                        ratio(result, entrant, Racer.Lap::nanos),
                        ratio(result, entrant, Racer.Lap::busyNanos),
                        ratio(result, entrant, Racer.Lap::bytes),
                        number(result.of(entrant, Racer.Lap::nanos).median() / 1000),
                        number(result.of(entrant, Racer.Lap::bytes).median() / 1024)));
            }
        }
        table.end()
                .paragraph("20 callers at once: time of a call to hand-written.")
                .head("work", "contestant", "time");
        for (Work work : works) {
            Race.Result result = race.run(work, 20, THREADS, SECONDS);
            for (Entrant entrant : entrants) {
                table.row(List.of(name(work), entrant.toString(), ratio(result, entrant, Racer.Lap::nanos)));
            }
        }
        table.end();
        close(racers);
    }

    private void first(List<Entrant> entrants, Server server) throws IOException {
        var nanos = new EnumMap<Entrant, List<Double>>(Entrant.class);
        var classes = new EnumMap<Entrant, Long>(Entrant.class);
        for (int round = 0; round < 5 * FORKS; round++) {
            for (Entrant entrant : entrants) {
                Racer.First first = Racer.first(entrant, server, Work.CREATE);
                nanos.computeIfAbsent(entrant, none -> new ArrayList<>()).add((double) first.nanos());
                classes.put(entrant, first.classes());
            }
        }
        table.paragraph("The first call of a process, a create: milliseconds, and classes loaded after it.");
        table.head("contestant", "ms", "half between", "classes");
        nanos.forEach((entrant, values) -> {
            Spread spread =
                    Spread.of(values.stream().mapToDouble(value -> value / 1e6).toArray());
            table.row(List.of(
                    entrant.toString(),
                    number(spread.median()),
                    number(spread.at(0.25)) + " to " + number(spread.at(0.75)),
                    String.valueOf(classes.get(entrant))));
        });
        table.end();
    }

    private void carried(List<Entrant> entrants, Server server) throws IOException {
        table.paragraph("Heap in use after 10,000 calls and a collection; bytes of all jars that a user carries.");
        table.head("contestant", "heap KiB", "jars", "KiB of jars");
        for (Racer racer : racers(entrants, server)) {
            racer.time(Work.CREATE, 5000);
            racer.time(Work.PAGE, 5000);
            Entrant entrant = racer.entrant();
            table.row(List.of(
                    entrant.toString(),
                    number(racer.heap() / 1024.0),
                    Integer.toString(entrant.jars().size()),
                    number(entrant.jarBytes() / 1024.0)));
            racer.close();
        }
        table.end();
    }

    private void jmh(List<Entrant> entrants, Server server) throws IOException, InterruptedException {
        table.paragraph("JMH with -prof gc, forks in turns: medians of " + FORKS + ".");
        table.head("work", "contestant", "µs", "bytes");
        for (Work work : COMMON) {
            Map<Entrant, List<Jmh.Score>> scores = new EnumMap<>(Entrant.class);
            for (int fork = 0; fork < FORKS; fork++) {
                for (Entrant entrant : entrants) {
                    scores.computeIfAbsent(entrant, none -> new ArrayList<>()).add(Jmh.fork(entrant, server, work));
                }
            }
            scores.forEach((entrant, all) -> table.row(List.of(
                    name(work),
                    entrant.toString(),
                    number(median(
                            all.stream().mapToDouble(Jmh.Score::microseconds).toArray())),
                    number(median(all.stream().mapToDouble(Jmh.Score::bytes).toArray())))));
        }
        table.end();
    }

    private void keys(List<Entrant> entrants) throws IOException {
        table.paragraph(
                "A whole list by the number of its keys, in a heap of 24 MiB: microseconds and bytes for each key.");
        table.head("keys", "contestant", "µs a key", "bytes a key");
        for (int keys : new int[] {1000, 10_000, 100_000}) {
            try (Server server = Server.start(certificate, keys, 0, true)) {
                List<Racer> racers = racers(entrants, server, "-Xmx24m");
                var race = new Race(racers);
                racers.forEach(racer -> time(racer, 200_000 / keys));
                Race.Result result = race.run(Work.ALL, SECONDS);
                for (Entrant entrant : entrants) {
                    table.row(List.of(
                            Integer.toString(keys),
                            entrant.toString(),
                            String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    result.of(entrant, Racer.Lap::nanos).median() / 1000 / keys),
                            number(result.of(entrant, Racer.Lap::bytes).median() / keys)));
                }
                close(racers);
            }
        }
        table.end();
    }

    private static void time(Racer racer, int times) {
        try {
            racer.time(Work.ALL, times);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void callers(List<Entrant> entrants) throws IOException {
        table.paragraph("Callers at once, each answer held back for 20 ms: calls a second.");
        table.head("callers", "contestant", "creates a second", "pages a second");
        try (Server server = Server.start(certificate, 1000, 20, true)) {
            List<Racer> racers = racers(entrants, server);
            var race = new Race(racers);
            for (int callers : new int[] {1, 4, 16, 64, 256}) {
                Race.Result creates = race.run(Work.CREATE, callers, THREADS, SECONDS / 2);
                Race.Result pages = race.run(Work.PAGE, callers, THREADS, SECONDS / 2);
                for (Entrant entrant : entrants) {
                    table.row(List.of(
                            Integer.toString(callers),
                            entrant.toString(),
                            number(1e9 / creates.of(entrant, Racer.Lap::nanos).median()),
                            number(1e9 / pages.of(entrant, Racer.Lap::nanos).median())));
                }
            }
            close(racers);
        }
        table.end();
    }

    private static String ratio(Race.Result result, Entrant entrant, ToLongFunction<Racer.Lap> figure) {
        return result.ratio(entrant, HAND_WRITTEN, figure).asRatio();
    }

    private static double median(double[] values) {
        return Spread.of(values).median();
    }

    private static String name(Work work) {
        return work.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
}
