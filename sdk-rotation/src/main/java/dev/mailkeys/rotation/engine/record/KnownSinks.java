package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Detail.SinksChanged;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a journal knows of its target's sinks: those that were planned, and those that have come or gone since. */
public final class KnownSinks {

    private KnownSinks() {}

    /** Their names, as they were last said to be the target's. */
    public static Set<String> names(Progress progress) {
        var sinks = new LinkedHashSet<String>();
        for (JournalRecord entry : progress.records()) {
            if (entry.detail() instanceof Plan) {
                sinks.clear();
            } else if (entry.detail() instanceof SinksChanged edits) {
                edits.gone().forEach(sinks::remove);
            }
            sinks.addAll(entry.detail().sinks().keySet());
        }
        return sinks;
    }

    /** What a sink held before anything was delivered there. */
    public static Before before(Progress progress, String sink) {
        return progress.records().stream()
                .flatMap(entry -> Optional.ofNullable(entry.detail().sinks().get(sink)).stream())
                .reduce((earlier, later) -> later)
                .orElse(new Before("", ""));
    }
}
