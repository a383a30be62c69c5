package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the first record of a journal holds: everything that a later run needs and could not find again.
 *
 * @param all the details by name
 */
public record PlanDetails(Map<String, String> all) {

    public static PlanDetails of(RotationRequest request, Surroundings around, String rotation) {
        var all = new TreeMap<String, String>();
        all.put("rotation", rotation);
        all.put("provider", around.adapter().provider());
        all.put("strategy", request.strategy().name());
        all.put("requested", request.key());
        all.put("base:0", around.name().base());
        request.options()
                .alternateKey()
                .ifPresent(other -> all.put("base:1", KeyName.of(other).base()));
        request.options().runUrl().ifPresent(url -> all.put("run", url));
        around.sinks().forEach((sink, state) -> {
            all.put("holds:" + sink.name(), SinkContents.identity(state));
            all.put("version:" + sink.name(), state.version().orElse(""));
        });
        return new PlanDetails(all).on(usualCourse(request, around.adapter()));
    }

    public static Course usualCourse(RotationRequest request, ProviderAdapter adapter) {
        Course renewal = adapter.capabilities().has(Capability.ROTATES) ? Course.ROTATE : Course.RECREATE;
        return request.strategy() == Strategy.OVERLAP ? Course.OVERLAP : renewal;
    }

    public PlanDetails on(Course course) {
        all.put("course", course.name());
        return this;
    }

    /** The key whose place is taken, by a successor or by itself. */
    public PlanDetails replacing(ManagedKey key) {
        return about(key.id(), key.name()).retiring(List.of(key));
    }

    /** The idle one of two keys is renewed, and none is retired. */
    public PlanDetails alternating(String idleId, String idleName) {
        all.put("alternate", "yes");
        String base = KeyName.of(idleName).base();
        if (base.equals(all.get("base:1"))) {
            all.put("base:1", all.getOrDefault("base:0", base));
            all.put("base:0", base);
        }
        return about(idleId, idleName);
    }

    /** The key that the rotation is about, by id and name. */
    public PlanDetails about(String id, String name) {
        all.put("key", id);
        all.put("name", name);
        return this;
    }

    /** Whether every sink holds the token that the list shows: what it shows later and no sink holds is then a new one. */
    public PlanDetails shown(Surroundings around, ManagedKey key) {
        boolean inSinks = key.token().isPresent()
                && around.sinks().values().stream()
                        .allMatch(state -> state.token().equals(key.token()));
        if (inSinks) {
            all.put("shown", "in every sink");
        }
        return this;
    }

    public PlanDetails retiring(List<ManagedKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            ManagedKey old = keys.get(i);
            all.put("old:" + i, old.id());
            old.settings().values("expires").forEach(date -> all.put("expires:" + old.id(), date));
        }
        return this;
    }

    /** Keys that are retired besides, once the key itself has its new token. */
    public PlanDetails clearing(List<ManagedKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            all.put("rest:" + i, keys.get(i).id());
        }
        return this;
    }

    /** Since when consumers can have read the token that the sinks hold: not before its key was there. */
    public PlanDetails delivered(Surroundings around, ManagedKey live) {
        around.delivered()
                .map(said -> live.created().filter(said::isBefore).orElse(said))
                .ifPresent(time -> all.put("delivered", time.toString()));
        return this;
    }

    /** What went before is unknown: any successor may be left over from it. */
    public PlanDetails reconciling() {
        all.put("reconcile", "yes");
        return this;
    }
}
