package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.fleet.database.StoredLook;
import dev.mailkeys.rotation.RotationReport;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Stores what a look has found, for the other nodes and the pages. */
final class LookWriter {

    private LookWriter() {}

    /** What a node has found, with what a person can do. */
    static StoredLook look(
            String node, TargetDefinition target, RotationReport report, String step, boolean good, Instant now) {
        return new StoredLook(
                target.name(),
                now,
                node,
                report.outcome().name().toLowerCase(Locale.ROOT),
                report.messages().stream().map(Printable::line).toList(),
                step,
                report.rotation(),
                report.until(),
                born(target, report, now),
                good ? 0 : 1);
    }

    /** The age of a key that is not due follows from when it will be. */
    private static Optional<Instant> born(TargetDefinition target, RotationReport report, Instant now) {
        return switch (report.outcome()) {
            case NOT_DUE ->
                report.until().flatMap(due -> target.options().rotateEvery().map(due::minus));
            case DONE -> report.rotation().map(rotation -> now);
            default -> Optional.empty();
        };
    }
}
