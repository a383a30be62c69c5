package dev.mailkeys.rotation.engine.record;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a journal knows of its target's sinks: those that were planned, and those that have come or gone since. */
public final class KnownSinks {

    private static final String HOLDS = "holds:";
    private static final String GONE = "gone:";

    private KnownSinks() {}

    /** Their names, as they were last said to be the target's. */
    public static Set<String> names(Progress progress) {
        var sinks = new LinkedHashSet<String>();
        for (JournalRecord entry : progress.records()) {
            if (Progress.FOUND.contains(entry.type())) {
                sinks.clear();
            }
            for (String detail : entry.details().keySet()) {
                if (detail.startsWith(HOLDS)) {
                    sinks.add(detail.substring(HOLDS.length()));
                } else if (detail.startsWith(GONE)) {
                    sinks.remove(detail.substring(GONE.length()));
                }
            }
        }
        return sinks;
    }

    /** What is known of a sink before anything was delivered there: {@code holds} or {@code version}. */
    public static String before(Progress progress, String detail, String sink) {
        String name = detail + ":" + sink;
        return progress.records().stream()
                .filter(entry -> entry.details().containsKey(name))
                .reduce((earlier, later) -> later)
                .map(entry -> entry.detail(name))
                .orElse("");
    }
}
