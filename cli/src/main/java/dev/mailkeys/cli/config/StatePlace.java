package dev.mailkeys.cli.config;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.terminal.ProcessContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The folder for what must outlive a run: {@code ~/.local/state/mailkeys}. */
public final class StatePlace {

    private StatePlace() {}

    /** The folder; empty without a home. */
    public static Optional<Path> of(ProcessContext process) {
        return process.variable("XDG_STATE_HOME")
                .map(state -> path("XDG_STATE_HOME", state))
                .filter(Path::isAbsolute)
                .or(() -> process.variable("HOME")
                        .map(home -> path("HOME", home).resolve(".local").resolve("state")))
                .map(state -> state.resolve("mailkeys"));
    }

    private static Path path(String variable, String value) {
        try {
            return SystemPath.of(value);
        } catch (InvalidPathException impossible) {
            throw Failure.configuration(ConfigPlace.impossible(variable));
        }
    }
}
