package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.SettingsOption;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.rotation.RotationOptions;
import java.util.List;
import java.util.stream.Stream;

/** Facts that a person gives to {@code mailkeys reconcile}, because neither the provider nor a sink shows them. */
final class ReconcileStatements {

    private ReconcileStatements() {}

    /** They need exactly one target. */
    static void requireOneTarget(Job job, int targets) {
        List<String> given = Stream.of("--old-key", "--key-in-use", "--settings")
                .filter(job.options()::has)
                .toList();
        if (!given.isEmpty() && targets != 1) {
            throw Failure.usage(String.join(", ", given) + ": name one target; this is about one key.");
        }
    }

    static void addTo(RotationOptions.Builder options, Options given) {
        given.text("--key-in-use").ifPresent(options::keyInUse);
        options.addAllOldKeys(given.texts("--old-key"));
        if (given.has("--settings")) {
            options.confirmedSettings(SettingsOption.of(given));
        }
    }
}
