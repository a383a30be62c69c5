package dev.mailkeys.cli.conformance;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.NewFile;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.UnreadableResponseException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code mailkeys conformance}: checks against a provider what we take for facts about it. */
public final class Conformance implements Command {

    @Override
    public void describe(Syntax syntax) {
        String[] names = ProviderChecks.installed().stream()
                .map(ProviderChecks::provider)
                .toArray(String[]::new);
        syntax.about("Checks on an account of yours whether a provider still behaves as mailkeys expects."
                + " Makes keys of its own, whose"
                + " names begin with " + RunName.ALL
                + ", and deletes them, also after a failure; after a signal if that takes less than 8"
                + " seconds. No"
                + " other key is changed, and no mail is sent. Asks first, and says how many calls and keys it"
                + " takes. Exits with 17 if a fact does not hold.");
        syntax.words("PROVIDER", "One of " + String.join(", ", names) + ".", names)
                .file(
                        "--recording",
                        "Write every call and answer to this new file, with tokens, names and ids replaced, to be"
                                + " attached to an issue.")
                .flag("--clean-up", "Only delete the keys that a killed run has left.");
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys conformance emailit --dry-run")
                .example("mailkeys conformance emailit --recording ./emailit.json");
    }

    @Override
    public void run(Job job) {
        ProviderChecks checks = chosen(job);
        boolean cleanUp = job.options().has("--clean-up");
        if (cleanUp && job.options().has("--recording")) {
            throw Failure.usage("--clean-up makes no checks, so it takes no --recording.");
        }
        if (job.isDryRun() && !cleanUp) {
            plan(job, checks);
            return;
        }
        var account = CheckedAccount.of(job, checks);
        if (cleanUp) {
            CleanUp.run(job, LeftKeys.ofAllRuns(account.adapter()));
        } else {
            Optional<Path> file = job.options().text("--recording").map(Conformance::place);
            Confirmation.require(job, question(checks, account.provider()));
            mentionOthers(job, account);
            check(job, checks, account, file);
        }
    }

    private static void check(Job job, ProviderChecks checks, CheckedAccount account, Optional<Path> file) {
        RunName run = RunName.random();
        var recording = new Recording();
        var bench = new Bench(checks.dialect(), account.wire(job, recording), run);
        var series = new CheckSeries(bench, LeftKeys.of(account.adapter(), run), recording);
        job.unfinished().finish(job.operation(), bench::stop, () -> {}, () -> {
            series.run(checks.checks(), check -> job.messages().progress(check.name()));
            job.messages().endProgress();
            return series;
        });
        var report = new SeriesReport(account.provider().word(), run, series);
        report.print(job);
        file.ifPresent(path ->
                write(job, path, new RecordingText(checks, run, account.credential()).of(recording, series.found())));
        report.end();
    }

    private static ProviderChecks chosen(Job job) {
        List<String> words = job.options().words();
        List<String> known = ProviderChecks.installed().stream()
                .map(ProviderChecks::provider)
                .toList();
        String names = String.join(", ", known);
        if (words.size() != 1) {
            throw Failure.usage("Name one provider: " + names + ".");
        }
        return ProviderChecks.of(words.get(0))
                .orElseThrow(() -> Failure.usage("There are no checks for " + Shown.of(words.get(0))
                        + Nearest.hint(words.get(0), known) + " There are " + names + "."));
    }

    private static void plan(Job job, ProviderChecks checks) {
        Output.Listing listing = job.output().list(List.of("check", "mark", "calls", "keys", "fact"));
        checks.checks()
                .forEach(check ->
                        listing.add(check.fields().with("calls", check.calls()).with("keys", check.keys())));
        listing.end();
        job.note("Dry run: nothing was called. " + cost(checks));
    }

    private static String question(ProviderChecks checks, Provider provider) {
        return "This makes throw-away keys in the account of " + provider.title() + " and deletes them. " + cost(checks)
                + " No other key is changed, and no mail is sent.";
    }

    /** Includes the lists before and after the checks. */
    private static String cost(ProviderChecks checks) {
        int calls = checks.checks().stream().mapToInt(Check::calls).sum();
        int keys = checks.checks().stream().mapToInt(Check::keys).sum();
        int most = checks.checks().stream().mapToInt(Check::keys).max().orElse(0);
        return "It takes at most " + calls + " calls and two lists of all keys; " + keys + " keys, at most " + most
                + " at a time.";
    }

    /** Fails where the account can't be read, before anything is made. */
    private static void mentionOthers(Job job, CheckedAccount account) {
        try {
            int left = LeftKeys.ofAllRuns(account.adapter()).found().size();
            if (left > 0) {
                job.messages()
                        .say("Keys of another run: " + left + ". If that run has ended, \"mailkeys conformance "
                                + account.provider().word() + " --clean-up\" deletes them.");
            }
        } catch (UnreadableResponseException unusual) {
            job.messages().say("Warning: the list of keys is not as expected. The checks show how.");
        }
    }

    private static Path place(String text) {
        try {
            Path path = SystemPath.of(text);
            NewFile.requireRoom(path, "--recording");
            return path;
        } catch (InvalidPathException impossible) {
            throw Failure.usage("--recording takes a path.");
        }
    }

    private static void write(Job job, Path path, String text) {
        try {
            NewFile.write(path, text, written -> {});
            job.note("The recording is in " + Shown.path(path) + ". Look at it before you give it to others.");
        } catch (IOException failed) {
            job.messages()
                    .say("Warning: the recording could not be written: " + Shown.path(path)
                            + ". Nothing was left behind.");
        }
    }
}
