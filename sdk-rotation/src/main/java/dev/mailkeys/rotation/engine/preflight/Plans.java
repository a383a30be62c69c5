package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Surroundings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes plans from the request and from what the provider and sinks show. */
public final class Plans {

    private Plans() {}

    public static PlanDetail of(RotationRequest request, Surroundings around, String rotation, boolean reconciling) {
        PlanDetail.Builder plan = PlanDetail.builder()
                .rotation(rotation)
                .course(usualCourse(request, around.adapter()))
                .settings(KeySettings.of(Map.of()))
                .strategy(request.strategy())
                .provider(around.adapter().provider())
                .requested(request.key())
                .run(request.options().runUrl())
                .addBases(around.name().base())
                .alternating(false)
                .reconciling(reconciling)
                .shown(false);
        request.options().alternateKey().map(KeyName::of).map(KeyName::base).ifPresent(plan::addBases);
        around.sinks().forEach((sink, state) -> plan.putSinks(sink.name(), SinkContents.before(state)));
        return plan.build();
    }

    public static Course usualCourse(RotationRequest request, ProviderAdapter adapter) {
        Course renewal = adapter.capabilities().has(Capability.ROTATES) ? Course.ROTATE : Course.RECREATE;
        return request.strategy() == Strategy.OVERLAP ? Course.OVERLAP : renewal;
    }

    /** Two keys in turn: the idle one gets a new token, and none is retired. */
    public static PlanDetail alternating(PlanDetail plan, String idleId, String idleName) {
        String base = KeyName.of(idleName).base();
        List<String> bases = plan.bases().indexOf(base) == 1 ? List.of(base, plan.base()) : plan.bases();
        return PlanDetail.builder()
                .from(plan)
                .bases(bases)
                .alternating(true)
                .build()
                .about(idleId, idleName);
    }

    /** The key is replaced, or renewed in place; notes whether every sink holds the token that the list shows. */
    public static PlanDetail replacing(PlanDetail plan, Surroundings around, ManagedKey key) {
        boolean inSinks = key.token().isPresent()
                && around.sinks().values().stream()
                        .allMatch(state -> state.token().equals(key.token()));
        PlanDetail shown = PlanDetail.builder().from(plan).shown(inSinks).build();
        return shown.about(key.id(), key.name()).retiring(List.of(key));
    }

    /** Since when consumers can have read the token that the sinks hold: not before its key was there. */
    public static PlanDetail delivered(PlanDetail plan, Surroundings around, ManagedKey live) {
        Optional<Instant> since = around.delivered()
                .map(said -> live.created().filter(said::isBefore).orElse(said));
        return PlanDetail.builder().from(plan).delivered(since).build();
    }
}
