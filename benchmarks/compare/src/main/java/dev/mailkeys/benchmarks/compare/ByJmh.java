package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The same work as JMH and its profiler of the garbage collector see it. */
final class ByJmh implements Measure {

    @Override
    public void take(Lab lab, Table table) throws IOException, InterruptedException {
        table.paragraph("JMH with -prof gc, forks in turns: medians of " + lab.forks() + ".");
        table.head("work", "contestant", "µs", "bytes");
        try (Server server = lab.server()) {
            for (Work work : Work.COMMON) {
                Map<Entrant, List<Jmh.Score>> scores = new EnumMap<>(Entrant.class);
                for (int fork = 0; fork < lab.forks(); fork++) {
                    for (Entrant entrant : Entrant.asTheyCome()) {
                        scores.computeIfAbsent(entrant, none -> new ArrayList<>())
                                .add(Jmh.fork(entrant, server, work));
                    }
                }
                scores.forEach((entrant, all) -> table.row(List.of(
                        work.label(),
                        entrant.toString(),
                        median(all, Jmh.Score::microseconds),
                        median(all, Jmh.Score::bytes))));
            }
        }
    }

    private static String median(List<Jmh.Score> scores, ToDoubleFunction<Jmh.Score> figure) {
        return Table.number(
                Spread.of(scores.stream().mapToDouble(figure).toArray()).median());
    }
}
