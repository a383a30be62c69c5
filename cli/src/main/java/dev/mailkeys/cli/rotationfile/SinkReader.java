package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.rotation.sink.ExecSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Reads {@code [sinks.NAME]}: where tokens are delivered.
 *
 * @param paths what paths of the file mean
 * @param secrets the credentials of the file, which no command is given
 */
record SinkReader(FilePaths paths, NamedSecrets secrets) {

    private static final Set<String> TYPES = new TreeSet<>(Set.of("dotenv", "json", "raw", "exec", "github-secret"));
    private static final Set<String> ENVIRONMENTS = new TreeSet<>(Set.of("usual", "minimal"));

    Optional<SinkDefinition> read(TomlSection section) {
        if (section.choice("type", TYPES, type -> type).isEmpty()) {
            section.required("type", "one of " + String.join(", ", TYPES) + ".");
            return Optional.empty();
        }
        Optional<SinkDefinition> sink = ofType(section.text("type").orElseThrow(), section);
        section.end();
        return sink;
    }

    private Optional<SinkDefinition> ofType(String type, TomlSection section) {
        return switch (type) {
            case "exec" -> command(section);
            case "github-secret" -> new GitHubSinkReader(paths).read(section);
            default -> new FileSinkReader(paths).read(type, section);
        };
    }

    private Optional<SinkDefinition> command(TomlSection section) {
        List<String> command = section.texts("command");
        if (command.isEmpty()) {
            section.problem(
                    "command", "command is missing: the program and its arguments, [\"program\", \"argument\"]");
        }
        UnaryOperator<ExecSink> environment = environment(section);
        UnaryOperator<ExecSink> course = course(section);
        if (command.isEmpty()) {
            return Optional.empty();
        }
        return section.understood(
                        "command",
                        () -> course.apply(
                                environment.apply(ExecSink.of(fromHome(command)).inFolder(paths.folder()))))
                .map(sink -> new SinkDefinition(
                        section.name(),
                        sink.name(),
                        Optional.empty(),
                        job -> sink.hiding(() -> secrets.of(job)),
                        Optional.empty()));
    }

    private UnaryOperator<ExecSink> environment(TomlSection section) {
        boolean minimal =
                section.choice("environment", ENVIRONMENTS, "minimal"::equals).orElse(false);
        Set<String> without = new TreeSet<>(secrets.variables());
        without.addAll(section.texts("without"));
        Set<String> keep = new TreeSet<>(section.texts("keep"));
        noteWhatIsKeptAndNot(section, keep, without);
        return sink -> {
            ExecSink given = sink.without(without).keeping(keep);
            return minimal ? given.withMinimalEnvironment() : given;
        };
    }

    private UnaryOperator<ExecSink> course(TomlSection section) {
        List<String> reader = section.understood("reader", () -> fromHome(section.texts("reader")))
                .orElse(List.of());
        Optional<Duration> limit = section.length("limit");
        Optional<Duration> settleTime = section.length("settle-time");
        boolean idempotent = section.flag("idempotent", false);
        return sink -> {
            ExecSink run = reader.isEmpty() ? sink : sink.withReader(reader);
            run = limit.isPresent() ? run.within(limit.get()) : run;
            run = settleTime.isPresent() ? run.settlingFor(settleTime.get()) : run;
            return idempotent ? run.idempotent() : run;
        };
    }

    /** The program may be named by {@code ~/}; its arguments are its own business. */
    private List<String> fromHome(List<String> command) {
        var words = new ArrayList<>(command);
        if (!words.isEmpty() && words.get(0).startsWith("~/")) {
            words.set(0, paths.fromHome(words.get(0)));
        }
        return words;
    }

    private static void noteWhatIsKeptAndNot(TomlSection section, Set<String> keep, Set<String> without) {
        keep.stream()
                .filter(without::contains)
                .forEach(name -> section.problem(
                        "keep", "keep has " + Shown.of(name) + ", which is a credential of this file or in without"));
    }
}
