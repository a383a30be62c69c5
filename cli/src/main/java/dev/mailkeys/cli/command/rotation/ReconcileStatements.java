package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.RotationOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a person says to {@code mailkeys reconcile} because neither the provider nor a sink shows it. */
final class ReconcileStatements {

    private ReconcileStatements() {}

    /** They are about one key. */
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
            options.confirmedSettings(settings(given.texts("--settings")));
        }
    }

    private static KeySettings settings(List<String> given) {
        Map<String, List<String>> settings = new TreeMap<>();
        for (String one : given) {
            int equals = one.indexOf('=');
            boolean defaults = one.equals("defaults") && given.size() == 1;
            if (!defaults && (equals < 1 || equals == one.length() - 1)) {
                throw Failure.usage(
                        "--settings takes a setting and its values, such as scope=sending, or \"defaults\".");
            }
            if (!defaults && settings.put(one.substring(0, equals), values(one.substring(equals + 1))) != null) {
                throw Failure.usage(
                        "--settings names a setting twice. Give all its values at once, separated by commas.");
            }
        }
        return KeySettings.of(settings);
    }

    /** In the order in which a provider's settings are compared. */
    private static List<String> values(String list) {
        return Stream.of(list.split(",")).map(String::strip).distinct().sorted().toList();
    }
}
