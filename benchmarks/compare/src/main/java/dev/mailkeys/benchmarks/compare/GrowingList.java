package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a key of a list takes as the list grows, in a heap that would not hold the longest of them. */
final class GrowingList implements Measure {

    private static final List<Integer> KEYS = List.of(1000, 10_000, 100_000);

    @Override
    public void take(Lab lab, Table table) throws IOException {
        table.paragraph(
                "A whole list by the number of its keys, in a heap of 24 MiB: microseconds and bytes for each key.");
        table.head("keys", "contestant", "µs a key", "bytes a key");
        for (int keys : KEYS) {
            try (Server server = lab.server(keys);
                    Racers racers = Racers.start(List.of(Entrant.HAND_WRITTEN, Entrant.MAILKEYS), server, "-Xmx24m")) {
                Race race = racers.race();
                race.warmUp(Work.ALL, lab.warmUpSeconds());
                Race.Result result = race.run(Work.ALL, lab.seconds());
                for (Racer racer : racers.all()) {
                    table.row(row(keys, racer.entrant(), result));
                }
            }
        }
    }

    private static List<String> row(int keys, Entrant entrant, Race.Result result) {
        double micros = result.of(entrant, Racer.Lap::nanos).median() / 1000 / keys;
        return List.of(
                Table.number(keys),
                entrant.toString(),
                String.format(Locale.ROOT, "%.2f", micros),
                Table.number(result.of(entrant, Racer.Lap::bytes).median() / keys));
    }
}
