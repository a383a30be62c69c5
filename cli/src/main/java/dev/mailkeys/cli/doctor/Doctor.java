package dev.mailkeys.cli.doctor;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.config.ConfigPlace;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.core.provider.ProviderDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code mailkeys doctor}: checks everything that must be right before a key can be managed, and changes nothing. */
public final class Doctor implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Checks the configuration, and for each provider whether it can be reached, whether the"
                        + " clocks agree, and what the credential may do. If there is a mailkeys.toml, also"
                        + " checks the file, its accounts, its sinks and the place of its journals. Changes nothing.")
                .file(
                        "--file",
                        "The file that describes targets and sinks. Default: MAILKEYS_ROTATION_FILE, or"
                                + " ./mailkeys.toml, if it is there.")
                .values(
                        "--provider",
                        "NAME",
                        "Check this provider alone: " + names()
                                + ". Default: every provider with a credential, and mailkeys.toml.",
                        words().toArray(String[]::new));
        CommonOptions.database(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys doctor").example("mailkeys doctor --provider emailit --output json");
    }

    @Override
    public void run(Job job) {
        List<Provider> asked = job.options().texts("--provider").stream()
                .map(word -> Provider.of(word).orElseThrow(() -> noProvider(word)))
                .toList();
        var checks = new ArrayList<CheckResult>();
        checks.add(configuration(job));
        if (checks.get(0).ok()) {
            for (Provider provider : asked.isEmpty() ? Provider.all() : asked) {
                var connection = new ConnectionSettings(job, provider);
                checks.addAll(new AccountCheck(job, new Account.OfVerbs(provider, connection))
                        .run(!asked.isEmpty() || connection.isConfigured()));
            }
            if (asked.isEmpty()) {
                checks.addAll(unusable());
                checks.addAll(new RotationCheck(job).run());
                requireACredential(checks);
            }
        }
        print(job, checks);
    }

    /** Providers whose jar lacks what the command needs. */
    private static List<CheckResult> unusable() {
        return ProviderDescriptor.installed().stream()
                .filter(descriptor -> Provider.of(descriptor.name()).isEmpty())
                .map(descriptor -> CheckResult.warning(
                        descriptor.name(),
                        "jar",
                        "Its jar has no adapter for rotation, so the command can't use it. Ask who made the jar."))
                .toList();
    }

    /** Without any credential nothing was tried, which is not a success. */
    private static void requireACredential(List<CheckResult> checks) {
        if (checks.stream()
                .noneMatch(check ->
                        check.check().equals("credential") && !check.status().equals("skipped"))) {
            checks.add(CheckResult.bad(
                    "mailkeys",
                    "credential",
                    ExitCode.CONFIGURATION,
                    "There is no credential for any provider, so no provider was tried. Set one of the variables"
                            + " named above."));
        }
    }

    private static Failure noProvider(String word) {
        return Failure.usage("--provider takes " + names() + Nearest.hint(word, words()));
    }

    private static List<String> words() {
        return Provider.all().stream().map(Provider::word).toList();
    }

    /** The words of all providers, for a sentence. */
    private static String names() {
        List<String> words = words();
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static CheckResult configuration(Job job) {
        try {
            job.profile();
            String place = ConfigPlace.file(job.process())
                    .map(file -> "config file " + file)
                    .orElseGet(() -> "no config file at "
                            + ConfigPlace.usual(job.process())
                                    .map(Object::toString)
                                    .orElse("home")
                            + ", which is fine");
            return CheckResult.good(
                    "mailkeys",
                    "configuration",
                    place + "; Java " + Runtime.version().feature());
        } catch (Failure wrong) {
            return CheckResult.bad(
                    "mailkeys", "configuration", ExitCode.CONFIGURATION, String.valueOf(wrong.getMessage()));
        }
    }

    private static void print(Job job, List<CheckResult> checks) {
        Output output = checks.get(0).ok() ? job.output() : job.plainOutput();
        Output.Listing listing = output.list(List.of("subject", "check", "status", "detail"));
        checks.forEach(check -> listing.add(check.fields()));
        listing.end();
        Optional<ExitCode> worst =
                checks.stream().flatMap(check -> check.failure().stream()).findFirst();
        worst.ifPresent(code -> {
            throw new Failure(code, "doctor", "Some checks failed; see above.");
        });
    }
}
