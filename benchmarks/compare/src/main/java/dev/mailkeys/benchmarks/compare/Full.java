package dev.mailkeys.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code make bench}: every measure, of every contestant that was built, written to {@code benchmarks/target/performance.md}.
 * {@code -Dmeasures=callers,pinned} takes some of them alone.
 */
public final class Full {

    private static final double SECONDS = 20;

    private Full() {}

    public static void main(String[] args) throws Exception {
        Map<String, Measure> measures = measures();
        String asked = System.getProperty("measures", String.join(",", measures.keySet()));
        List<String> names = List.of(asked.split(","));
        if (!measures.keySet().containsAll(names)) {
            System.err.println("Not all of " + asked + " are measures: " + String.join(",", measures.keySet()));
            System.exit(2);
        }
        measures.keySet().retainAll(names);
        Lab lab = Lab.open(SECONDS);
        var table = new Table();
        table.paragraph(machine()).end();
        for (Measure measure : measures.values()) {
            measure.take(lab, table);
            table.end();
        }
    }

    private static Map<String, Measure> measures() {
        var measures = new LinkedHashMap<String, Measure>();
        measures.put("carried", new Carried());
        measures.put("first", new FirstCalls());
        measures.put("turns", InTurns.all());
        measures.put("update", InTurns.update());
        measures.put("fresh", InTurns.fresh());
        measures.put("twenty", new TwentyCallers());
        measures.put("jmh", new ByJmh());
        measures.put("keys", new GrowingList());
        measures.put("callers", new GrowingCallers());
        measures.put("pinned", new PinnedThreads());
        return measures;
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version");
    }
}
