package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.SinkDefinition;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationStatus;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.sink.FileSink;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code mailkeys status}: where the newest rotation of each target stands. */
final class Status implements Command {

    private static final List<String> COLUMNS = List.of("target", "state", "step", "rotation", "last", "until");

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows the state of each target's latest rotation, from its journal, and which of the known"
                + " readers have its token. Makes no call and needs no credential.");
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
                List<String> readers = readers(job, target);
                rows.add(fields(target, status(job, file, target)).with("readers", readers));
                readers.forEach(seen -> job.messages().say(Printable.line(target.name() + ": " + seen)));
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

    /** Who has moved on to the token in each sink, where its readers are known. */
    private static List<String> readers(Job job, TargetDefinition target) {
        return target.sinks().stream()
                .flatMap(place -> place.readers().stream().map(readers -> seen(job, place, readers)))
                .toList();
    }

    private static String seen(Job job, SinkDefinition place, Readers readers) {
        try {
            Optional<Secret> token = place.sink().apply(job).read().token();
            return readers.look(place.place(), token, Instant.MIN).inWords();
        } catch (SinkException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
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
