package dev.mailkeys.testkit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The armed faults. One-time faults go first, in the order in which they were armed. Safe for use by several threads. */
final class FaultPlan {
    private static final String ANY = "";

    private record Armed(String operation, Fault fault) {
        boolean fits(String called) {
            return operation.equals(ANY) || operation.equals(called);
        }
    }

    private final List<Armed> once = new ArrayList<>();
    private final Map<String, Fault> always = new LinkedHashMap<>();

    synchronized void next(Fault fault) {
        once.add(new Armed(ANY, fault));
    }

    synchronized void next(String operation, Fault fault) {
        once.add(new Armed(operation, fault));
    }

    synchronized void always(String operation, Fault fault) {
        always.put(operation, fault);
    }

    synchronized void clear() {
        once.clear();
        always.clear();
    }

    synchronized List<Fault> waiting() {
        return once.stream().map(Armed::fault).toList();
    }

    /** The fault for this call, {@link Fault#NONE} if nothing is armed for it. */
    synchronized Fault take(String operation) {
        for (Iterator<Armed> candidates = once.iterator(); candidates.hasNext(); ) {
            Armed armed = candidates.next();
            if (armed.fits(operation)) {
                candidates.remove();
                return armed.fault();
            }
        }
        return always.getOrDefault(operation, Fault.NONE);
    }
}
