package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Detail.SinksChanged;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a journal knows of its target's sinks: those that were planned, and those that have come or gone since. */
public final class KnownSinks {

    private KnownSinks() {}

    /** Their names, as they were last said to be the target's. */
    public static Set<String> names(Progress progress) {
        var sinks = new LinkedHashSet<String>();
        for (JournalRecord entry : progress.records()) {
            if (entry.detail() instanceof Plan plan) {
                sinks.clear();
                sinks.addAll(plan.sinks().keySet());
            } else if (entry.detail() instanceof SinksChanged edits) {
                edits.gone().forEach(sinks::remove);
                sinks.addAll(edits.come().keySet());
            }
        }
        return sinks;
    }

    /** What a sink held before anything was delivered there. */
    public static Before before(Progress progress, String sink) {
        return progress.records().stream()
                .flatMap(entry -> Optional.ofNullable(said(entry, sink)).stream())
                .reduce((earlier, later) -> later)
                .orElse(new Before("", ""));
    }

    private static @Nullable Before said(JournalRecord entry, String sink) {
        return entry.detail() instanceof Plan plan
                ? plan.sinks().get(sink)
                : entry.as(SinksChanged.class)
                        .map(edits -> edits.come().get(sink))
                        .orElse(null);
    }
}
