package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The first call of a process, which is all that a command makes: how long it takes, and what is loaded for it. */
final class FirstCalls implements Measure {

    private static final int ROUNDS_A_FORK = 5;

    @Override
    public void take(Lab lab, Table table) throws IOException {
        Map<Entrant, List<Racer.First>> firsts = new EnumMap<>(Entrant.class);
        try (Server server = lab.server()) {
            for (int round = 0; round < ROUNDS_A_FORK * lab.forks(); round++) {
                for (Entrant entrant : Entrant.asTheyCome()) {
                    firsts.computeIfAbsent(entrant, none -> new ArrayList<>())
                            .add(Racer.first(entrant, server, Work.CREATE));
                }
            }
        }
        table.paragraph("The first call of a process, a create: milliseconds, and classes loaded after it.");
        table.head("contestant", "ms", "half between", "classes");
        firsts.forEach((entrant, all) -> table.row(row(entrant, all)));
    }

    private static List<String> row(Entrant entrant, List<Racer.First> all) {
        Spread millis =
                Spread.of(all.stream().mapToDouble(first -> first.nanos() / 1e6).toArray());
        return List.of(
                entrant.toString(),
                Table.number(millis.median()),
                Table.number(millis.at(0.25)) + " to " + Table.number(millis.at(0.75)),
                Long.toString(all.get(0).classes()));
    }
}
