package dev.mailkeys.cli.toml;

import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** All problems of a TOML file, each with its line, reported at once and without quoting values. */
public final class TomlProblems {

    /** The most problems that are reported. */
    private static final int MOST = 50;

    private record Problem(int line, String text) {

        /** Whether it says that something is missing, which may be in a line that could not be parsed. */
        boolean isOfAbsence() {
            return text.contains(" is missing") || text.startsWith("there is no ");
        }
    }

    private final List<Problem> problems = new ArrayList<>();
    private final boolean isWhole;

    public TomlProblems(TomlParseResult toml) {
        isWhole = toml.errors().isEmpty();
        toml.errors()
                .forEach(error -> add(
                        error.position(),
                        "this is not valid TOML: look for a missing quote, bracket or =, or a name that occurs"
                                + " twice"));
    }

    public void add(@Nullable TomlPosition position, String text) {
        problems.add(new Problem(position == null ? 0 : position.line(), text));
    }

    /** The number so far. */
    public int count() {
        return problems.size();
    }

    /** Notes an unknown setting, with the one that may be meant. */
    void addUnknown(@Nullable TomlPosition position, String key, Collection<String> known) {
        add(
                position,
                Shown.of(key) + " is not a setting here" + Nearest.hint(key, known)
                        + (known.isEmpty() ? "" : " Settings here: " + String.join(", ", known) + ".")
                        + (SecretSigns.isNameOfOne(key) ? " A secret does not belong in this file." : ""));
    }

    public void throwIfAny(Path file) {
        if (problems.isEmpty()) {
            return;
        }
        List<Problem> sorted = problems.stream()
                .filter(problem -> isWhole || !problem.isOfAbsence())
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST)
                .toList();
        var message = new StringBuilder(Shown.path(file) + " can't be used. Nothing was sent.");
        sorted.forEach(problem -> message.append("\n  ")
                .append(problem.line() == 0 ? "" : "line " + problem.line() + ": ")
                .append(problem.text()));
        if (problems.size() > MOST) {
            message.append("\n  and ").append(problems.size() - MOST).append(" more");
        }
        List<Fields> fields = sorted.stream()
                .map(problem -> new Fields()
                        .with("line", problem.line() == 0 ? null : problem.line())
                        .with("problem", problem.text()))
                .toList();
        throw new Failure(
                ExitCode.CONFIGURATION,
                "configuration",
                message.toString(),
                new Fields().with("file", Shown.path(file)).with("problems", fields));
    }
}
