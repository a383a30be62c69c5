package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Twenty callers that share a contestant, all that one core and its server's can do. */
final class TwentyCallers implements Measure {

    static final int CALLERS = 20;

    @Override
    public void take(Lab lab, Table table) throws IOException {
        table.paragraph(CALLERS + " callers at once: time of a call to hand-written, in brackets what half of the"
                + " rounds lie between.");
        table.head("work", "contestant", "time", "µs");
        try (Server server = lab.server();
                Racers racers = Racers.start(entrants(), server)) {
            Race race = racers.race();
            for (Work work : Work.COMMON) {
                race.warmUp(work, CALLERS, lab.threads(), lab.warmUpSeconds());
                Race.Result result = race.run(work, CALLERS, lab.threads(), lab.seconds());
                for (Racer racer : racers.all()) {
                    table.row(row(work, racer.entrant(), result));
                }
            }
        }
    }

    private static List<Entrant> entrants() {
        var entrants = new ArrayList<>(Entrant.asTheyCome());
        entrants.add(Entrant.HAND_WRITTEN_TUNED);
        return entrants;
    }

    private static List<String> row(Work work, Entrant entrant, Race.Result result) {
        return List.of(
                work.label(),
                entrant.toString(),
                result.ratio(entrant, Entrant.HAND_WRITTEN, Racer.Lap::nanos).asRatio(),
                Table.number(result.of(entrant, Racer.Lap::nanos).median() / 1000));
    }
}
