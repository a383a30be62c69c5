package dev.mailkeys.cli.doctor;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.SinkDefinition;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the doctor finds in a {@code mailkeys.toml}: what it says, its accounts, its sinks and the place of its journals. */
final class RotationCheck {

    private static final String SUBJECT = "mailkeys.toml";

    private final Job job;
    private final List<CheckResult> checks = new ArrayList<>();

    RotationCheck(Job job) {
        this.job = job;
    }

    List<CheckResult> run() {
        if (!RotationFile.isThere(job)) {
            checks.add(CheckResult.skipped(
                    SUBJECT, "file", "There is none here. \"mailkeys init\" writes one; --file PATH names another."));
            return checks;
        }
        try {
            RotationFile file = RotationFile.of(job);
            int targets = file.targets().size();
            checks.add(CheckResult.good(
                    SUBJECT, "file", targets + (targets == 1 ? " target in " : " targets in ") + file.path()));
            journals(file);
            accounts(file);
            file.targets().values().forEach(target -> target.sinks().forEach(this::sink));
        } catch (Failure wrong) {
            checks.add(CheckResult.bad(SUBJECT, "file", wrong.code, String.valueOf(wrong.getMessage())));
        }
        return checks;
    }

    private void accounts(RotationFile file) {
        Optional<SharedPace> pace = file.pace(job);
        file.targets().values().stream()
                .map(TargetDefinition::account)
                .distinct()
                .map(account -> new AccountCheck(job, new Account.OfTargets(job, account, pace)).run(true))
                .forEach(checks::addAll);
    }

    private void journals(RotationFile file) {
        JournalStore journals = file.journals(job);
        String place = file.database(job)
                .map(JournalAddress::url)
                .orElseGet(() -> file.journal().toString());
        file.targets()
                .values()
                .forEach(target -> check("targets." + target.name(), "journal", () -> {
                    journals.check(target.name());
                    return "can be kept in " + place;
                }));
    }

    private void sink(SinkDefinition sink) {
        check("sinks." + sink.name(), "sink", () -> {
            sink.check(job);
            return "a token can be put into " + sink.place();
        });
    }

    private void check(String subject, String what, Supplier<String> check) {
        try {
            checks.add(CheckResult.good(subject, what, check.get()));
        } catch (Failure wrong) {
            checks.add(CheckResult.bad(subject, what, wrong.code, String.valueOf(wrong.getMessage())));
        } catch (JournalException | SinkException | MailkeysException | IllegalArgumentException refused) {
            checks.add(CheckResult.bad(subject, what, ExitCode.REFUSED, String.valueOf(refused.getMessage())));
        }
    }
}
