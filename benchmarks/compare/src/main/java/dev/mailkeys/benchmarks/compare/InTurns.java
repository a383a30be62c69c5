package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;

/** Calls one after the other, contestants in turns, each beside the first of them. */
final class InTurns implements Measure {

    private final String title;
    private final List<Entrant> entrants;
    private final List<Work> works;
    private final boolean fresh;

    private InTurns(String title, List<Entrant> entrants, List<Work> works, boolean fresh) {
        this.title = title;
        this.entrants = entrants;
        this.works = works;
        this.fresh = fresh;
    }

    /** What all contestants can do. */
    static InTurns all() {
        return new InTurns("Calls one after the other, in turns", Entrant.asTheyCome(), Work.COMMON, false);
    }

    /** What not every peer can do. */
    static InTurns update() {
        return new InTurns(
                "The same for a rename", List.of(Entrant.HAND_WRITTEN, Entrant.MAILKEYS), List.of(Work.UPDATE), false);
    }

    /** Creates against a server that keeps no connection. */
    static InTurns fresh() {
        return new InTurns(
                "The same on a fresh connection for each call",
                List.of(Entrant.HAND_WRITTEN_TUNED, Entrant.MAILKEYS, Entrant.HAND_WRITTEN),
                List.of(Work.CREATE),
                true);
    }

    @Override
    public void take(Lab lab, Table table) throws IOException {
        table.paragraph(title + ": ratio to " + entrants.get(0) + ", in brackets what half of the rounds lie between.");
        table.head("work", "contestant", "time", "of the processor", "bytes", "µs", "KiB");
        try (Server server = fresh ? lab.closingServer() : lab.server();
                Racers racers = Racers.start(entrants, server)) {
            Race race = racers.race();
            for (Work work : works) {
                race.warmUp(work, lab.warmUpSeconds());
            }
            for (Work work : works) {
                Race.Result result = race.run(work, lab.seconds());
                for (Entrant entrant : entrants) {
                    table.row(row(work, entrant, result));
                }
            }
        }
    }

    private List<String> row(Work work, Entrant entrant, Race.Result result) {
        return List.of(
                work.label(),
                entrant.toString(),
                ratio(result, entrant, Racer.Lap::nanos),
                ratio(result, entrant, Racer.Lap::busyNanos),
                ratio(result, entrant, Racer.Lap::bytes),
                Table.number(result.of(entrant, Racer.Lap::nanos).median() / 1000),
                Table.number(result.of(entrant, Racer.Lap::bytes).median() / 1024));
    }

    private String ratio(Race.Result result, Entrant entrant, ToLongFunction<Racer.Lap> figure) {
        return result.ratio(entrant, entrants.get(0), figure).asRatio();
    }
}
