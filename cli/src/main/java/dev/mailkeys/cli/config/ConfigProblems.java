package dev.mailkeys.cli.config;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Everything that is wrong with the config file, each with its line, told at once and without quoting it. */
final class ConfigProblems {

    /** What anybody reads at once. */
    private static final int MOST = 50;

    private final List<String> problems = new ArrayList<>();

    ConfigProblems(TomlParseResult toml) {
        toml.errors()
                .forEach(error -> add(
                        error.position(),
                        "not valid TOML: look for a missing quote, bracket or =, or a name that occurs twice"));
    }

    void add(@Nullable TomlPosition position, String problem) {
        add(position == null ? problem : "line " + position.line() + ": " + problem);
    }

    void add(String problem) {
        problems.add(problem);
    }

    void throwIfAny(Path file) {
        if (!problems.isEmpty()) {
            List<String> shown = problems.subList(0, Math.min(MOST, problems.size()));
            throw Failure.configuration(
                    "The config file " + Shown.path(file) + " can't be used: " + String.join("; ", shown));
        }
    }
}
