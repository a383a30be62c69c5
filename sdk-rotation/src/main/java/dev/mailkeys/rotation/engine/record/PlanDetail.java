package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.core.Model;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Strategy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The plan, as made or as a reconciliation found it: everything that a later run needs and could not find again. */
@Value.Immutable
@Model
public abstract non-sealed class PlanDetail implements Detail {

    PlanDetail() {}

    public static Builder builder() {
        return new Builder();
    }

    public abstract String rotation();

    public abstract Course course();

    /** What the new token's key may do. */
    public abstract KeySettings settings();

    public abstract Optional<Strategy> strategy();

    public abstract Optional<String> provider();

    /** The key, as the target names it. */
    public abstract Optional<String> requested();

    /** The address of the run that planned this. */
    public abstract Optional<String> run();

    /** The key's id; empty if there is none yet. */
    public abstract Optional<String> key();

    public abstract Optional<String> name();

    /** The base of its name; with two keys in turn, then that of the other. */
    public abstract List<String> bases();

    /** The ids of the keys that are replaced. */
    public abstract List<String> old();

    /** The ids of further keys that are retired once the key itself has its new token. */
    public abstract List<String> rest();

    /** The dates at which old keys expire, by id. */
    public abstract Map<String, String> expires();

    @Override
    public abstract Map<String, Before> sinks();

    /** When the sinks got the token that they hold, if that is known. */
    public abstract Optional<Instant> delivered();

    /** Whether the idle one of two keys is renewed, and none is retired. */
    public abstract boolean alternating();

    /** Whether the history is unknown (a reconciliation): any successor may be an orphan. */
    public abstract boolean reconciling();

    /**
     * Whether every sink held the token that the list showed: a token that the list shows later and no sink holds is
     * then new.
     */
    public abstract boolean shown();

    public boolean is(Strategy asked) {
        return strategy().filter(asked::equals).isPresent();
    }

    public String base() {
        return bases().get(0);
    }

    public PlanDetail on(Course course) {
        return builder().from(this).course(course).build();
    }

    public PlanDetail allowing(KeySettings settings) {
        return builder().from(this).settings(settings).build();
    }

    public PlanDetail about(String id, String name) {
        return builder().from(this).key(id).name(name).build();
    }

    public PlanDetail retiring(List<ManagedKey> keys) {
        var dates = new LinkedHashMap<>(expires());
        keys.forEach(key -> key.settings().values("expires").forEach(date -> dates.put(key.id(), date)));
        return builder().from(this).old(ids(keys)).expires(dates).build();
    }

    public PlanDetail clearing(List<ManagedKey> keys) {
        return builder().from(this).rest(ids(keys)).build();
    }

    private static List<String> ids(List<ManagedKey> keys) {
        return keys.stream().map(ManagedKey::id).toList();
    }

    public static class Builder extends ImmutablePlanDetail.Builder {
        Builder() {}
    }
}
