package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationStatus;
import dev.mailkeys.rotation.sink.FileSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code mailkeys status}: where the newest rotation of each target stands. */
final class Status implements Command {

    private static final List<String> COLUMNS = List.of("target", "state", "step", "rotation", "last", "until");

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows the state of each target's latest rotation, from its journal. Makes no call and"
                + " needs no credential.");
        RotationVerbs.describe(syntax);
        syntax.example("mailkeys status").example("mailkeys status newsletter --output json");
    }

    @Override
    public void run(Job job) {
        RotationFile file = RotationFile.of(job);
        var rows = new ArrayList<Fields>();
        var codes = new ArrayList<ExitCode>();
        List<TargetDefinition> targets = file.chosen(job.options().words());
        for (TargetDefinition target : targets) {
            try {
                rows.add(fields(target, status(job, file, target)));
                codes.add(ExitCode.DONE);
            } catch (JournalException damaged) {
                rows.add(fields(target, Optional.empty())
                        .with("state", "unreadable")
                        .with("problem", damaged.getMessage()));
                codes.add(ExitCode.REFUSED);
                job.messages().say(Printable.line(target.name() + ": " + damaged.getMessage()));
            }
        }
        Table.report(
                job,
                true,
                () -> Table.print(job, COLUMNS, rows),
                targets.stream().map(TargetDefinition::name).toList(),
                codes);
    }

    /** The journal is all that is asked: neither the account nor the sink of this rotation is the real one. */
    private static Optional<RotationStatus> status(Job job, RotationFile file, TargetDefinition target) {
        var nobody = Secret.of("none");
        return Rotation.of(target.name())
                .key(target.account().adapter(job, nobody, true), target.key())
                .sink(FileSink.raw(Path.of("none")))
                .journal(file.journals(job.process()))
                .build()
                .status();
    }

    private static Fields fields(TargetDefinition target, Optional<RotationStatus> status) {
        return new Fields()
                .with("target", target.name())
                .with("account", target.account().name())
                .with("state", status.map(Status::state).orElse("none"))
                .with("step", status.map(RotationStatus::step))
                .with("attempt", status.map(RotationStatus::attempt))
                .with("rotation", status.map(RotationStatus::rotation))
                .with("begun", status.map(RotationStatus::begun))
                .with("last", status.map(RotationStatus::last))
                .with("until", status.flatMap(RotationStatus::until));
    }

    private static String state(RotationStatus status) {
        if (status.finished()) {
            return status.step().toLowerCase(Locale.ROOT);
        }
        return status.until().isPresent() ? "waiting" : "under_way";
    }
}
