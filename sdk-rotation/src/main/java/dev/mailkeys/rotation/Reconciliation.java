package dev.mailkeys.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Begins a rotation from what the provider and the sinks show alone. Where the key that the sinks hold is certain it
 * stays, and the rest of its family is retired; where it is not, a fresh successor is delivered first, and nothing is
 * deleted before.
 */
final class Reconciliation {

    private Reconciliation() {}

    static void begin(RotationRequest request, Journal journal, Work work, String rotation) {
        Surroundings around = Surroundings.look(work.adapter(), request.sinks(), request.key());
        PlanDetails details = PlanDetails.of(request, around, rotation).reconciling();
        Optional<ManagedKey> live = around.live();
        if (live.isPresent()) {
            List<ManagedKey> others = around.family().stream()
                    .filter(key -> !key.id().equals(live.get().id()))
                    .toList();
            journal.begin(
                    rotation,
                    details.keeping(live.get()).retiring(others).all(),
                    live.get().settings());
            journal.append(RecordType.VERIFIED, Retirement.about(live.get()));
            Pause.begin(work, RecordType.GRACE, graceLeft(work, live.get()), Retirement.signsOfUse(work));
        } else {
            KeySettings settings = settings(around)
                    .orElseThrow(
                            () -> Halt.sinkBroken(
                                    "There is no key \"" + request.key()
                                            + "\" any more, and nothing tells what it might do. Create it, and put its token in place."));
            journal.begin(rotation, details.retiring(around.family()).all(), settings);
        }
    }

    /** The key was delivered soon after it was created: consumers have had that long to take it up. */
    private static Duration graceLeft(Work work, ManagedKey live) {
        Duration grace = work.options().grace();
        Instant now = work.timing().now();
        Duration left = live.created()
                .filter(created -> created.isBefore(now))
                .map(created -> Duration.between(now, created.plus(grace)))
                .orElse(grace);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What the key might do: as a sink remembers it, else as the oldest of the family has it. */
    private static Optional<KeySettings> settings(Surroundings around) {
        Stream<KeySettings> remembered = around.sinks().values().stream()
                .flatMap(state -> state.mark().stream())
                .filter(mark -> around.name().isFamily(mark.keyName()))
                .map(KeyMark::settings);
        Stream<KeySettings> listed = around.family().stream()
                .sorted(Comparator.comparing(key -> key.created().orElse(Instant.MIN)))
                .map(ManagedKey::settings);
        return Stream.concat(remembered, listed).findFirst();
    }
}
