package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.config.StatePlace;
import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.cli.toml.TomlProblems;
import dev.mailkeys.cli.toml.TomlSection;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads {@code mailkeys.toml} table by table. */
final class RotationFileReader {

    private static final List<String> TABLES = List.of("database", "accounts", "sinks", "targets", "audit");

    private final Job job;
    private final Path path;
    private final TomlParseResult toml;
    private final TomlProblems problems;

    RotationFileReader(Job job, Path path, TomlParseResult toml, TomlProblems problems) {
        this.job = job;
        this.path = path;
        this.toml = toml;
        this.problems = problems;
    }

    /** The file's content; empty only if there are problems. */
    Optional<RotationFile> read() {
        Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path.toAbsolutePath());
        var paths = FilePaths.in(folder, job.process());
        var top = new TomlSection("", null, toml, problems);
        Optional<DatabaseDefinition> database = database(paths);
        boolean elsewhere = database.isPresent() || job.options().has("--database");
        Optional<Path> journal = top.text("journal")
                .flatMap(text -> top.understood("journal", () -> paths.path(text)))
                .or(() -> elsewhere ? Optional.of(folder) : usualJournal());
        if (database.isPresent() && toml.contains("journal")) {
            top.problem("journal", "journal or [database], not both");
        }
        int atOnce = top.number("at-once", 1, 1000).orElse(4);
        boolean canary = top.flag("canary", true);
        Map<String, AccountDefinition> accounts = tables("accounts", new AccountReader(paths)::read);
        SinkKinds kinds = SinkKinds.having(sinkTypes());
        NamedSecrets secrets = new SecretNames(toml, paths, kinds).read();
        Map<String, SinkDefinition> sinks = tables("sinks", new SinkReader(kinds, paths, secrets, problems)::read);
        var reader = new TargetReader(accounts, sinks, names("accounts"), names("sinks"));
        Map<String, TargetDefinition> targets = tables("targets", reader::read);
        noteSinksOfSeveral(targets);
        noteKeysOfSeveral(targets);
        noteSinksOfNobody(sinks, targets);
        AuditPolicies audit = new AuditReader(problems).read(toml);
        if (names("targets").isEmpty() && !toml.contains(List.of("audit"))) {
            problems.add(null, "there is no target: add [targets.NAME]");
        }
        TABLES.forEach(top::expect);
        top.end();
        return journal.map(place ->
                new RotationFile(path, place, database, atOnce, canary, accounts, targets, audit, secrets.variables()));
    }

    private Optional<DatabaseDefinition> database(FilePaths paths) {
        TomlPosition at = toml.inputPositionOf(List.of("database"));
        if (toml.get(List.of("database")) instanceof TomlTable table) {
            return new DatabaseReader(paths).read(new TomlSection("database", at, table, problems));
        }
        if (at != null) {
            problems.add(at, "database is a table: [database]");
        }
        return Optional.empty();
    }

    /** The types of all sinks; for a sink without a type, a word that is not a type. */
    private Set<String> sinkTypes() {
        return toml.get(List.of("sinks")) instanceof TomlTable sinks
                ? sinks.keySet().stream()
                        .map(name -> sinks.get(List.of(name)) instanceof TomlTable sink
                                        && sink.get(List.of("type")) instanceof String type
                                ? type
                                : "")
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private <T> Map<String, T> tables(String kind, Function<TomlSection, Optional<T>> reader) {
        var all = new LinkedHashMap<String, T>();
        if (toml.get(List.of(kind)) instanceof TomlTable tables) {
            for (String name : names(kind)) {
                TomlPosition at = tables.inputPositionOf(List.of(name));
                if (tables.get(List.of(name)) instanceof TomlTable table) {
                    reader.apply(new TomlSection(name, at, table, problems)).ifPresent(read -> all.put(name, read));
                } else {
                    problems.add(at, "this belongs in a table with a name: [" + kind + ".NAME]");
                }
            }
        } else if (toml.get(List.of(kind)) != null) {
            problems.add(toml.inputPositionOf(List.of(kind)), kind + " are tables: [" + kind + ".NAME]");
        }
        return all;
    }

    /** A sink, or a place that two sinks name, has room for only one token. */
    private void noteSinksOfSeveral(Map<String, TargetDefinition> targets) {
        var holders = new LinkedHashMap<String, String>();
        for (TargetDefinition target : targets.values()) {
            for (SinkDefinition sink : target.sinks()) {
                String holder = holders.putIfAbsent(sink.place(), target.name() + " (" + sink.name() + ")");
                if (holder != null) {
                    problems.add(
                            toml.inputPositionOf(List.of("targets", target.name(), "sinks")),
                            "the place of the sink " + sink.name() + " already holds the token of " + holder
                                    + ": a place holds one token");
                }
            }
        }
    }

    /** An unused sink is as often a typo as a leftover. */
    private void noteSinksOfNobody(Map<String, SinkDefinition> sinks, Map<String, TargetDefinition> targets) {
        Set<SinkDefinition> used = targets.values().stream()
                .flatMap(target -> target.sinks().stream())
                .collect(Collectors.toSet());
        sinks.values().stream()
                .filter(sink -> !used.contains(sink))
                .forEach(sink -> job.messages()
                        .note("Warning: no target in " + Shown.path(path) + " names the sink " + Shown.of(sink.name())
                                + "."));
    }

    /** Two targets with one key would each take the other's successor for a stranger's key. */
    private void noteKeysOfSeveral(Map<String, TargetDefinition> targets) {
        var rotators = new LinkedHashMap<List<String>, String>();
        for (TargetDefinition target : targets.values()) {
            var keys = Stream.concat(Stream.of(target.key()), target.options().alternateKey().stream());
            keys.forEach(key -> {
                String first = rotators.putIfAbsent(List.of(target.account().name(), key), target.name());
                if (first != null) {
                    problems.add(
                            toml.inputPositionOf(List.of("targets", target.name())),
                            "the key " + Shown.of(key) + " of "
                                    + target.account().name() + " is already rotated by the target " + first);
                }
            });
        }
    }

    /** In the file's order, which the parser does not keep. */
    private List<String> names(String kind) {
        return toml.get(List.of(kind)) instanceof TomlTable tables
                ? tables.keySet().stream()
                        .sorted(Comparator.comparingInt(name -> line(tables, name)))
                        .toList()
                : List.of();
    }

    private static int line(TomlTable tables, String name) {
        TomlPosition at = tables.inputPositionOf(List.of(name));
        return at == null ? 0 : at.line();
    }

    private Optional<Path> usualJournal() {
        Optional<Path> state = StatePlace.of(job.process());
        if (state.isEmpty()) {
            problems.add(null, "journal is missing: there is no home folder, so name the folder for journals");
        }
        return state.map(folder -> folder.resolve("journal"));
    }
}
