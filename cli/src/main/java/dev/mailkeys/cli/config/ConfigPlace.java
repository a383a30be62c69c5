package dev.mailkeys.cli.config;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.text.Shown;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the config file is on this platform. */
public final class ConfigPlace {

    private ConfigPlace() {}

    /** The config file; empty if there is none. A file that was named must exist. */
    public static Optional<Path> file(ProcessContext process) {
        Optional<Path> named = path(process, "MAILKEYS_CONFIG");
        if (named.isPresent() && !Files.exists(named.get())) {
            throw Failure.configuration(
                    "The config file that MAILKEYS_CONFIG names does not exist: " + Shown.path(named.get()));
        }
        return named.or(() -> usual(process).filter(Files::exists));
    }

    /** The platform's usual place, even if there is no file; empty without a home. */
    public static Optional<Path> usual(ProcessContext process) {
        return folder(process).map(folder -> folder.resolve("mailkeys").resolve("config.toml"));
    }

    private static Optional<Path> path(ProcessContext process, String variable) {
        try {
            return process.variable(variable).map(SystemPath::of);
        } catch (InvalidPathException impossible) {
            throw Failure.configuration(impossible(variable));
        }
    }

    /** The message for a variable whose path is not valid here. */
    public static String impossible(String variable) {
        return "The path in " + variable
                + " can't be used: it has letters that are not UTF-8, or that this locale can't"
                + " write. Set LC_ALL=C.UTF-8, or " + variable + " to another path.";
    }

    private static Optional<Path> folder(ProcessContext process) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Optional<Path> home = path(process, "HOME");
        if (system.startsWith("windows")) {
            return path(process, "APPDATA");
        }
        Optional<Path> xdg = path(process, "XDG_CONFIG_HOME").filter(Path::isAbsolute);
        return xdg.or(() -> home.map(folder ->
                system.startsWith("mac") ? folder.resolve("Library/Application Support") : folder.resolve(".config")));
    }
}
