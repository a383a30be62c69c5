package dev.mailkeys.cli.doctor;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.config.ConfigPlace;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.peer.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code mailkeys doctor}: looks at everything that must be right before a key can be managed, and changes nothing. */
public final class Doctor implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Checks the configuration, and for each provider whether it can be reached, whether the"
                        + " clocks agree, and what the credential may do. Changes nothing.")
                .values(
                        "--provider",
                        "NAME",
                        "Check this provider: " + names() + ". Default: every provider with a credential.",
                        Provider.all().stream().map(Provider::word).toArray(String[]::new));
        CommonOptions.read(syntax);
        syntax.example("mailkeys doctor").example("mailkeys doctor --provider emailit --output json");
    }

    @Override
    public void run(Job job) {
        List<Provider> asked = job.options().texts("--provider").stream()
                .map(word -> Provider.of(word).orElseThrow(() -> Failure.usage("--provider takes " + names() + ".")))
                .toList();
        var checks = new ArrayList<Check>();
        checks.add(configuration(job));
        if (checks.get(0).ok()) {
            for (Provider provider : asked.isEmpty() ? Provider.all() : asked) {
                checks.addAll(new ProviderCheck(job, provider).run(!asked.isEmpty()));
            }
        }
        print(job, checks);
    }

    /** Those of all providers, as in a sentence. */
    private static String names() {
        List<String> words = Provider.all().stream().map(Provider::word).toList();
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static Check configuration(Job job) {
        try {
            job.profile();
            String place = ConfigPlace.file(job.process())
                    .map(file -> "config file " + file)
                    .orElseGet(() -> "no config file at "
                            + ConfigPlace.usual(job.process())
                                    .map(Object::toString)
                                    .orElse("home")
                            + ", which is fine");
            return Check.good(
                    "mailkeys",
                    "configuration",
                    place + "; Java " + Runtime.version().feature());
        } catch (Failure wrong) {
            return Check.bad("mailkeys", "configuration", ExitCode.CONFIGURATION, String.valueOf(wrong.getMessage()));
        }
    }

    private static void print(Job job, List<Check> checks) {
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
