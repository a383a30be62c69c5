package dev.mailkeys.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the config file is on this platform. */
final class ConfigPlace {

    private ConfigPlace() {}

    /** The config file; empty if there is none. One that was named must be there. */
    static Optional<Path> file(Surroundings surroundings) {
        Optional<Path> named = surroundings.variable("MAILKEYS_CONFIG").map(Path::of);
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

    private static Optional<Path> folder(Surroundings surroundings) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Optional<Path> home = surroundings.variable("HOME").map(Path::of);
        if (system.startsWith("windows")) {
            return surroundings.variable("APPDATA").map(Path::of);
        }
        Optional<Path> xdg =
                surroundings.variable("XDG_CONFIG_HOME").map(Path::of).filter(Path::isAbsolute);
        return xdg.or(() -> home.map(folder ->
                system.startsWith("mac") ? folder.resolve("Library/Application Support") : folder.resolve(".config")));
    }
}
