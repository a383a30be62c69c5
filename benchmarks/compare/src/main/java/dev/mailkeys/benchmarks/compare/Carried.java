package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.List;

/** What a user carries: jars, and heap once the contestant has worked. */
final class Carried implements Measure {

    @Override
    public void take(Lab lab, Table table) throws IOException {
        table.paragraph("Heap in use after 10,000 calls and a collection; bytes of all jars that a user carries.");
        table.head("contestant", "heap KiB", "jars", "KiB of jars");
        try (Server server = lab.server();
                Racers racers = Racers.start(Entrant.asTheyCome(), server)) {
            for (Racer racer : racers.all()) {
                racer.time(Work.CREATE, 5000);
                racer.time(Work.PAGE, 5000);
                Entrant entrant = racer.entrant();
                table.row(List.of(
                        entrant.toString(),
                        Table.number(racer.heap() / 1024.0),
                        Integer.toString(entrant.jars().size()),
                        Table.number(entrant.jarBytes() / 1024.0)));
            }
        }
    }
}
