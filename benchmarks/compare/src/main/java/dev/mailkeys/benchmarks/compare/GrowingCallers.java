package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.List;

/** How calls a second grow with callers, when it is the answers that take time. */
final class GrowingCallers implements Measure {

    private static final List<Integer> CALLERS = List.of(1, 4, 16, 64, 256);
    private static final int WARM_UP_CALLERS = 64;
    private static final int DELAY_MILLIS = 20;

    @Override
    public void take(Lab lab, Table table) throws IOException {
        table.paragraph("Callers at once, each answer held back for " + DELAY_MILLIS
                + " ms: calls a second. As it comes, mailkeys" + " makes " + TwentyCallers.CALLERS
                + " calls at once and lets others wait.");
        table.head("callers", "contestant", "creates a second", "pages a second");
        List<Entrant> entrants =
                List.of(Entrant.HAND_WRITTEN, Entrant.HAND_WRITTEN_TUNED, Entrant.MAILKEYS, Entrant.MAILKEYS_UNBOUNDED);
        try (Server server = lab.slowServer(DELAY_MILLIS);
                Racers racers = Racers.start(entrants, server)) {
            Race race = racers.race();
            for (Work work : List.of(Work.CREATE, Work.PAGE)) {
                race.warmUp(work, WARM_UP_CALLERS, lab.threads(), lab.warmUpSeconds());
            }
            for (int callers : CALLERS) {
                Race.Result creates = race.run(Work.CREATE, callers, lab.threads(), lab.seconds() / 2);
                Race.Result pages = race.run(Work.PAGE, callers, lab.threads(), lab.seconds() / 2);
                for (Entrant entrant : entrants) {
                    table.row(List.of(
                            Table.number(callers),
                            entrant.toString(),
                            perSecond(creates, entrant),
                            perSecond(pages, entrant)));
                }
            }
        }
    }

    private static String perSecond(Race.Result result, Entrant entrant) {
        return Table.number(1e9 / result.of(entrant, Racer.Lap::nanos).median());
    }
}
