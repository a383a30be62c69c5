package dev.mailkeys.cli.init;

import dev.mailkeys.cli.audit.Accounts;
import dev.mailkeys.cli.audit.AuditedAccount;
import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.OutcomeReport;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.NewFile;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Shown;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code mailkeys init}: writes a first {@code mailkeys.toml}. Sends nothing but reads, and never replaces a file. */
public final class Init implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Writes a mailkeys.toml with a target for each key of the accounts, with comments that say what to"
                + " fill in. Never replaces a file, and sends only reads. Nothing is rotated until you have"
                + " named the sinks in the file.");
        String[] providers = Provider.all().stream().map(Provider::word).toArray(String[]::new);
        syntax.words("ACCOUNT", "Names of providers. Default: all whose variable holds a credential.", providers)
                .file("--file", "The file to write. Default: MAILKEYS_ROTATION_FILE, or ./mailkeys.toml.");
        CommonOptions.output(syntax);
        syntax.example("mailkeys init").example("mailkeys init emailit --file ./mailkeys.toml");
    }

    @Override
    public void run(Job job) {
        Path path = RotationFile.place(job);
        NewFile.requireRoom(path, "--file");
        List<AuditedAccount> accounts = Accounts.of(job, Optional.empty()).stream()
                .map(account -> AuditedAccount.read(job, account, Optional.empty()))
                .toList();
        requireAll(accounts);
        Draft draft = Draft.of(accounts);
        if (draft.targets() == 0) {
            throw Failure.refused(
                    "nothing_to_write",
                    "The accounts have no key that could be a target. Keys left out: " + draft.leftOut()
                            + ". Nothing was written.");
        }
        write(job, path, draft);
        job.note("Written. Name the sinks in it. Then run \"mailkeys plan\": it says what is missing, and changes"
                + " nothing.");
        OutcomeReport.print(
                job,
                () -> job.output()
                        .one(new Fields()
                                .with("file", path.toString())
                                .with("targets", draft.targets())
                                .with("leftOut", draft.leftOut())));
    }

    private static void requireAll(List<AuditedAccount> accounts) {
        List<String> problems = accounts.stream()
                .filter(account -> account.problem().isPresent())
                .map(account -> "The account " + account.account().name() + " can't be read: "
                        + account.problem().orElse(""))
                .toList();
        if (!problems.isEmpty()) {
            throw Failure.refused(
                    "account",
                    Printable.line(String.join(" ", problems))
                            + " Nothing was written. Name the accounts that are to be in the file to leave others"
                            + " out.");
        }
    }

    private static void write(Job job, Path path, Draft draft) {
        try {
            NewFile.write(path, draft.text(), written -> RotationFile.read(job, written));
        } catch (FileAlreadyExistsException there) {
            throw NewFile.exists(path, "--file");
        } catch (IOException failed) {
            throw Failure.refused("file", Shown.path(path) + " can't be written. Nothing was left behind.");
        }
    }
}
