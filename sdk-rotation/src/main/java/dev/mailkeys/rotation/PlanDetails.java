package dev.mailkeys.rotation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the first record of a journal holds: everything that a later run needs and could not find again.
 *
 * @param all the details by name
 * @param renewal the course of a rotation that keeps its key
 */
record PlanDetails(Map<String, String> all, Course renewal) {

    static PlanDetails of(RotationRequest request, Surroundings around, String rotation) {
        var all = new TreeMap<String, String>();
        all.put("rotation", rotation);
        all.put("provider", around.adapter().provider());
        all.put("strategy", request.strategy().name());
        all.put("base", around.name().base());
        request.options().runUrl().ifPresent(url -> all.put("run", url));
        around.sinks().forEach((sink, state) -> {
            all.put("holds:" + sink.name(), SinkContents.identity(state));
            all.put("version:" + sink.name(), state.version().orElse(""));
        });
        boolean rotates = around.adapter().capabilities().has(Capability.ROTATES);
        Course renewal = rotates ? Course.ROTATE : Course.RECREATE;
        Course course = request.strategy() == Strategy.OVERLAP ? Course.OVERLAP : renewal;
        all.put("course", course.name());
        return new PlanDetails(all, renewal);
    }

    /** The key whose place is taken, by a successor or by itself. */
    PlanDetails replacing(ManagedKey key) {
        return about(key).retiring(List.of(key));
    }

    /** The idle one of two keys is renewed, and none is retired. */
    PlanDetails alternating(ManagedKey idle) {
        all.put("alternate", "yes");
        return about(idle);
    }

    private PlanDetails about(ManagedKey key) {
        all.put("key", key.id());
        all.put("name", key.name());
        return this;
    }

    PlanDetails retiring(List<ManagedKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            ManagedKey old = keys.get(i);
            all.put("old:" + i, old.id());
            old.settings().values("expires").forEach(date -> all.put("expires:" + old.id(), date));
        }
        return this;
    }

    /** A reconciliation: the key that the sinks hold stays, or none of those that are there. */
    PlanDetails reconciling() {
        all.put("reconcile", "yes");
        all.put("course", Course.OVERLAP.name());
        return this;
    }

    PlanDetails keeping(ManagedKey live) {
        all.put("live", live.id());
        return about(live);
    }
}
