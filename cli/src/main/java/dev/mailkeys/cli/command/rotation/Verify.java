package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkCheck;
import dev.mailkeys.rotation.SinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code mailkeys verify}: does the provider accept the tokens that the sinks hold now? */
final class Verify implements Command {

    private static final List<String> COLUMNS = List.of("target", "sink", "token", "keyId", "problem");

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Reads the tokens back from the sinks and asks the provider whether each works, without"
                + " sending mail. Changes nothing. Exits with 11 if one is refused, and with 4 if that"
                + " can't be told: the provider gave no answer, or the sink can't be read back, such as a"
                + " GitHub Actions secret.");
        RotationVerbs.describe(syntax);
        syntax.example("mailkeys verify").example("mailkeys verify newsletter --output json");
    }

    @Override
    public void run(Job job) {
        ChosenTargets work = ChosenTargets.readOnly(job);
        var rows = new ArrayList<Fields>();
        var names = new ArrayList<String>();
        var codes = new ArrayList<ExitCode>();
        List<Rotation> rotations = work.rotations(work.targets());
        for (int each = 0; each < rotations.size(); each++) {
            TargetDefinition target = work.targets().get(each);
            for (SinkFinding found : look(rotations.get(each), work.sinks(target))) {
                rows.add(fields(target, found));
                names.add(target.name());
                codes.add(found.code());
                found.problem()
                        .ifPresent(problem -> job.messages()
                                .fail("", Printable.line(target.name() + ": " + found.withItsSink(problem))));
            }
        }
        Table.report(job, false, () -> Table.print(job, COLUMNS, rows), names, codes);
    }

    /**
     * What was found in one sink.
     *
     * @param problem what is wrong, or why that is unknown
     * @param code the exit code
     */
    private record SinkFinding(SinkCheck check, Optional<String> problem, ExitCode code) {

        static SinkFinding of(SinkCheck check, Sink sink) {
            return new SinkFinding(check, check.problem().or(() -> unknown(check, sink)), Verify.code(check));
        }

        /** A sink's own message already begins with its name. */
        String withItsSink(String words) {
            return words.startsWith(check.sink()) ? words : check.sink() + ": " + words;
        }

        private static Optional<String> unknown(SinkCheck check, Sink sink) {
            if (check.token() != Probe.UNKNOWN) {
                return Optional.empty();
            }
            return Optional.of(
                    sink.capabilities().contains(SinkCapability.READABLE)
                            ? "The provider gave no clear answer. Run verify again."
                            : "This sink can't be read back, so its token can't be tried from here. Check whatever"
                                    + " uses it.");
        }
    }

    private static List<SinkFinding> look(Rotation rotation, List<Sink> sinks) {
        try {
            List<SinkCheck> checks = rotation.verify();
            return IntStream.range(0, checks.size())
                    .mapToObj(number -> SinkFinding.of(checks.get(number), sinks.get(number)))
                    .toList();
        } catch (MailkeysException | SinkException failure) {
            var check = new SinkCheck(
                    "",
                    Probe.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(String.valueOf(failure.getMessage())));
            return List.of(new SinkFinding(check, check.problem(), Exit.of(failure)));
        }
    }

    private static ExitCode code(SinkCheck check) {
        return switch (check.token()) {
            case REFUSED -> ExitCode.SINK_BROKEN;
            case UNKNOWN -> ExitCode.REFUSED;
            case ACCEPTED -> check.problem().isPresent() ? ExitCode.REFUSED : ExitCode.DONE;
        };
    }

    private static Fields fields(TargetDefinition target, SinkFinding found) {
        return new Fields()
                .with("target", target.name())
                .with("account", target.account().name())
                .with("sink", found.check().sink())
                .with("token", found.check().token().name().toLowerCase(Locale.ROOT))
                .with("keyId", found.check().keyId())
                .with("rotation", found.check().rotation())
                .with("problem", found.problem())
                .with("code", found.code().number);
    }
}
