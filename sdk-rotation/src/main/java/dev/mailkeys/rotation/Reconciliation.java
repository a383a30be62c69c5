package dev.mailkeys.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out from what the provider and the sinks show alone what is to be done. Where the key that the sinks hold is
 * certain it stays, and the rest of its family is retired; where it is not, a fresh token is delivered first, and nothing
 * is deleted before.
 */
final class Reconciliation {

    private Reconciliation() {}

    /** Any call of the run whose journal is lost may still be under way: what is seen before it is over may change. */
    static void begin(Work work, String rotation) {
        work.journal()
                .begin(
                        rotation,
                        details(work, around(work), rotation)
                                .on(Course.RECONCILE)
                                .all(),
                        KeySettings.none());
    }

    static void look(Work work) {
        Surroundings around = around(work);
        PlanDetails details = details(work, around, work.progress().planned().detail("rotation"));
        Optional<ManagedKey> live = around.live();
        if (work.request().strategy() == Strategy.ALTERNATE) {
            alternate(work, around, details);
        } else if (live.isPresent()) {
            keep(work, around, details, live.get());
        } else {
            renew(work, around, details);
        }
    }

    private static Surroundings around(Work work) {
        return Surroundings.look(work.adapter(), work.sinks(), work.request().key());
    }

    private static PlanDetails details(Work work, Surroundings around, String rotation) {
        return PlanDetails.of(work.request(), around, rotation).reconciling();
    }

    private static void keep(Work work, Surroundings around, PlanDetails details, ManagedKey live) {
        List<ManagedKey> others = around.family().stream()
                .filter(key -> !key.id().equals(live.id()))
                .toList();
        details.on(Course.OVERLAP).about(live.id(), live.name()).retiring(others);
        work.journal().found(RecordType.FOUND_LIVE, details.all(), live.settings());
    }

    /** In place where that is the strategy and the key is there to be renewed, or can be made again by its name. */
    private static void renew(Work work, Surroundings around, PlanDetails details) {
        KeySettings settings = settings(around)
                .orElseThrow(() -> Halt.sinkBroken("There is no key \""
                                + work.request().key() + "\" any more, and nothing tells what it might do.")
                        .when("Create it, and put its token in place"));
        Course usual = PlanDetails.usualCourse(work.request(), work.adapter());
        boolean rotatable = usual == Course.ROTATE && around.family().size() == 1;
        if (rotatable) {
            details.replacing(around.family().get(0));
        } else if (usual == Course.RECREATE) {
            details.about(around.name().base(), around.name().base());
        } else {
            details.on(Course.OVERLAP).retiring(around.family());
        }
        work.journal().found(RecordType.FOUND_NONE, details.all(), settings);
    }

    /** What the key might do: as a sink remembers it, else as the newest successor has it, else as the key has it. */
    private static Optional<KeySettings> settings(Surroundings around) {
        Stream<KeySettings> remembered = around.sinks().values().stream()
                .flatMap(state -> state.mark().stream())
                .filter(mark -> around.name().isFamily(mark.keyName()))
                .map(KeyMark::settings);
        Stream<KeySettings> listed = around.family().stream()
                .sorted(Comparator.comparing((ManagedKey key) -> around.name().isSuccessor(key.name()))
                        .thenComparing(key -> key.created().orElse(Instant.MIN))
                        .reversed())
                .map(ManagedKey::settings);
        return Stream.concat(remembered, listed).findFirst();
    }

    /** The idle one of two keys is renewed once more; if it is gone, it is made again. */
    private static void alternate(Work work, Surroundings around, PlanDetails details) {
        Slots slots = Slots.look(work.request(), work.adapter(), around);
        if (slots.isPartial(around)) {
            ManagedKey key = slots.inUse().orElseThrow();
            details.alternating(key.id(), key.name()).on(Course.ROTATE);
            work.journal().found(RecordType.FOUND_PARTIAL, details.all(), key.settings());
            return;
        }
        String idle = slots.idleName()
                .orElseThrow(() -> Halt.incomplete("Which of the two keys the sinks hold can't be told.")
                        .when("Name the key in use"));
        Optional<ManagedKey> listed = slots.named(idle);
        KeySettings settings = listed.map(ManagedKey::settings)
                .or(() -> settings(Surroundings.look(work.adapter(), List.of(), idle)))
                .or(() -> slots.inUse().map(ManagedKey::settings))
                .orElseThrow();
        details.alternating(listed.map(ManagedKey::id).orElse(idle), idle);
        work.journal().found(RecordType.FOUND_IDLE, details.all(), settings);
    }

    /** The key was delivered soon after it was created: consumers have had that long to take it up. */
    static Duration graceLeft(Work work) {
        Duration grace = work.options().grace();
        Instant now = work.timing().now();
        Duration left = work.successor()
                .flatMap(ManagedKey::created)
                .filter(created -> created.isBefore(now))
                .map(created -> Duration.between(now, created.plus(grace)))
                .orElse(grace);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
