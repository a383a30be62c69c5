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
import dev.mailkeys.cli.text.Words;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationStatus;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.reader.Readers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code mailkeys status}: where the newest rotation of each target stands. */
final class Status implements Command {

    private static final List<String> COLUMNS = List.of("target", "state", "step", "rotation", "last", "until");

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows the state of each target's latest rotation, from its journal, and which of the known"
                + " readers have its token. Makes no call and needs no credential.");
        syntax.flag("--all", "Every rotation whose journal is kept, the oldest first.");
        RotationVerbs.describe(syntax);
        syntax.example("mailkeys status").example("mailkeys status newsletter --all --output json");
    }

    @Override
    public void run(Job job) {
        RotationFile file = RotationFile.of(job);
        JournalStore journals = file.journals(job);
        var rows = new ArrayList<Fields>();
        var codes = new ArrayList<ExitCode>();
        var names = new ArrayList<String>();
        for (TargetDefinition target : file.chosen(job.options().words())) {
            List<String> readers = readers(job, target);
            readers.forEach(seen -> job.messages().say(Printable.line(target.name() + ": " + seen)));
            for (Supplier<Optional<RotationStatus>> asked : asked(job, journals, target.name())) {
                names.add(target.name());
                try {
                    rows.add(fields(target, asked.get()).with("readers", readers));
                    codes.add(ExitCode.DONE);
                } catch (JournalException damaged) {
                    rows.add(unreadable(job, target, damaged));
                    codes.add(ExitCode.REFUSED);
                }
            }
        }
        Table.report(job, true, () -> Table.print(job, COLUMNS, rows), names, codes);
    }

    /** The rotations to show: the newest, or each whose journal is kept. */
    private static List<Supplier<Optional<RotationStatus>>> asked(Job job, JournalStore journals, String target) {
        List<String> all = job.options().has("--all") ? journals.rotations(target) : List.of();
        return all.isEmpty()
                ? List.of(() -> Rotation.status(journals, target))
                : all.stream()
                        .<Supplier<Optional<RotationStatus>>>map(id -> () -> Rotation.status(journals, target, id))
                        .toList();
    }

    private static Fields unreadable(Job job, TargetDefinition target, JournalException damaged) {
        job.messages().say(Printable.line(target.name() + ": " + damaged.getMessage()));
        return fields(target, Optional.empty()).with("state", "unreadable").with("problem", damaged.getMessage());
    }

    /** Which readers have moved on to the token in each sink, if they are known. */
    private static List<String> readers(Job job, TargetDefinition target) {
        return target.sinks().stream()
                .flatMap(place -> place.readers().stream().map(readers -> seen(job, place, readers)))
                .toList();
    }

    private static String seen(Job job, SinkDefinition place, Readers readers) {
        try {
            Optional<Secret> token = place.sink(job).read().token();
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
                .with("until", status.flatMap(RotationStatus::until).map(Words::notBefore));
    }

    private static String state(RotationStatus status) {
        if (status.finished()) {
            return status.step().toLowerCase(Locale.ROOT);
        }
        return status.until().isPresent() ? "waiting" : "under_way";
    }
}
