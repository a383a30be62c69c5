package dev.mailkeys.cli.conformance;

import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.OutcomeReport;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.rotation.ManagedKey;
import java.util.List;

/** {@code --clean-up}: deletes keys that killed runs have left. */
final class CleanUp {

    private static final List<String> COLUMNS = List.of("id", "name", "created", "result");

    private CleanUp() {}

    static void run(Job job, LeftKeys keys) {
        List<ManagedKey> found = keys.found();
        if (found.isEmpty()) {
            job.note("There is no key whose name is that of a check. Nothing was changed.");
        } else {
            Confirmation.require(
                    job,
                    "Deleting " + number(found.size()) + " of earlier runs: " + Printable.line(names(found))
                            + ". A run in progress elsewhere would lose its keys.");
        }
        List<ManagedKey> left =
                job.isDryRun() ? found : job.unfinished().finish(job.operation(), () -> {}, () -> keys.delete(found));
        print(job, found, left);
        if (!left.isEmpty() && !job.isDryRun()) {
            throw new Failure(
                    ExitCode.INCOMPLETE,
                    "left_behind",
                    "Not known to be deleted: " + Printable.line(names(left)) + ". Run it again.");
        }
    }

    private static void print(Job job, List<ManagedKey> found, List<ManagedKey> left) {
        OutcomeReport.print(job, () -> {
            var listing = job.output().list(COLUMNS);
            found.forEach(key -> listing.add(new Fields()
                    .with("id", key.id())
                    .with("name", key.name())
                    .with("created", key.created())
                    .with("result", left.contains(key) ? "kept" : "deleted")));
            listing.end();
        });
    }

    private static String number(int keys) {
        return keys == 1 ? "1 key" : keys + " keys";
    }

    private static String names(List<ManagedKey> keys) {
        return String.join(", ", keys.stream().map(ManagedKey::name).toList());
    }
}
