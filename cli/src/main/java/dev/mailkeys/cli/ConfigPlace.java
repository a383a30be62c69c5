package dev.mailkeys.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the config file is on this platform. */
final class ConfigPlace {

    private ConfigPlace() {}

    /** The config file; empty if there is none. One that was named must be there. */
    static Optional<Path> file(Surroundings surroundings) {
        Optional<Path> named = path(surroundings, "MAILKEYS_CONFIG");
        if (named.isPresent() && !Files.exists(named.get())) {
            throw Failure.configuration(
                    "The config file that MAILKEYS_CONFIG names does not exist: " + Shown.path(named.get()));
        }
        return named.or(() -> usual(surroundings).filter(Files::exists));
    }

    /** The platform's usual place, whether there is a file or not; empty without a home. */
    static Optional<Path> usual(Surroundings surroundings) {
        return folder(surroundings).map(folder -> folder.resolve("mailkeys").resolve("config.toml"));
    }

    private static Optional<Path> path(Surroundings surroundings, String variable) {
        try {
            return surroundings.variable(variable).map(SystemPath::of);
        } catch (InvalidPathException impossible) {
            throw Failure.configuration(impossible(variable));
        }
    }

    /** What is said of a variable that names no path of this system. */
    static String impossible(String variable) {
        return "The path in " + variable
                + " can't be used: it has letters that are not UTF-8, or that this locale can't"
                + " write. Set LC_ALL=C.UTF-8, or " + variable + " to another path.";
    }

    private static Optional<Path> folder(Surroundings surroundings) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Optional<Path> home = path(surroundings, "HOME");
        if (system.startsWith("windows")) {
            return path(surroundings, "APPDATA");
        }
        Optional<Path> xdg = path(surroundings, "XDG_CONFIG_HOME").filter(Path::isAbsolute);
        return xdg.or(() -> home.map(folder ->
                system.startsWith("mac") ? folder.resolve("Library/Application Support") : folder.resolve(".config")));
    }
}
