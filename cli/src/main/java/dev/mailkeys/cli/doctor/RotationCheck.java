package dev.mailkeys.cli.doctor;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.SinkDefinition;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.SinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the doctor finds in a {@code mailkeys.toml}: what it says, its accounts, its sinks and the folder of its journals. */
final class RotationCheck {

    private static final String SUBJECT = "mailkeys.toml";

    private final Job job;
    private final List<Check> checks = new ArrayList<>();

    RotationCheck(Job job) {
        this.job = job;
    }

    List<Check> run() {
        if (!RotationFile.isThere(job)) {
            checks.add(Check.skipped(SUBJECT, "file", "There is none here; --file PATH names another one."));
            return checks;
        }
        try {
            RotationFile file = RotationFile.of(job);
            int targets = file.targets().size();
            checks.add(Check.good(
                    SUBJECT, "file", targets + (targets == 1 ? " target in " : " targets in ") + file.path()));
            file.targets().values().forEach(target -> journal(file, target));
            accounts(file);
            file.targets().values().forEach(target -> target.sinks().forEach(this::sink));
        } catch (Failure wrong) {
            checks.add(Check.bad(SUBJECT, "file", wrong.code, String.valueOf(wrong.getMessage())));
        }
        return checks;
    }

    private void accounts(RotationFile file) {
        file.targets().values().stream()
                .map(TargetDefinition::account)
                .distinct()
                .map(account -> new AccountCheck(job, new Account.OfTargets(job, account)).run(true))
                .forEach(checks::addAll);
    }

    private void journal(RotationFile file, TargetDefinition target) {
        check("targets." + target.name(), "journal", () -> {
            file.journals(job.process()).check(target.name());
            return "can be kept in " + file.journal();
        });
    }

    private void sink(SinkDefinition sink) {
        check("sinks." + sink.name(), "sink", () -> {
            sink.sink(job).check();
            return "a token can be put into " + sink.place();
        });
    }

    private void check(String subject, String what, Supplier<String> check) {
        try {
            checks.add(Check.good(subject, what, check.get()));
        } catch (Failure wrong) {
            checks.add(Check.bad(subject, what, wrong.code, String.valueOf(wrong.getMessage())));
        } catch (JournalException | SinkException | MailkeysException | IllegalArgumentException refused) {
            checks.add(Check.bad(subject, what, ExitCode.REFUSED, String.valueOf(refused.getMessage())));
        }
    }
}
