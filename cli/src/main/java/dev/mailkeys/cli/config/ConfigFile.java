package dev.mailkeys.cli.config;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** The config file: profiles, each with settings for all providers and for single ones. It names secrets, never holds one. */
final class ConfigFile {

    private final Path file;
    private final Map<String, Map<String, String>> profiles;

    private ConfigFile(Path file, Map<String, Map<String, String>> profiles) {
        this.file = file;
        this.profiles = profiles;
    }

    /** Reads and checks the whole file; every mistake is told at once, with its line. */
    static ConfigFile read(Path file, Owners owners) {
        try {
            owners.require(file, "can have credentials sent anywhere");
            TomlParseResult toml = TomlText.read(file);
            var problems = new ConfigProblems(toml);
            var config = new ConfigFile(file, profiles(toml, problems));
            config.checkPermissions(problems);
            problems.throwIfAny(file);
            return config;
        } catch (IOException unreadable) {
            throw Failure.configuration("The config file can't be read: " + Shown.path(file));
        }
    }

    /** The profile of that name, or the one named {@code default}, or none at all. */
    Profile profile(Optional<String> name) {
        Map<String, String> values = profiles.get(name.orElse("default"));
        if (values == null && name.isPresent()) {
            throw Failure.configuration("There is no profile " + Shown.of(name.get()) + " in " + Shown.path(file)
                    + ", only " + String.join(", ", profiles.keySet()) + ".");
        }
        return new Profile(name.isPresent(), values == null ? Map.of() : values);
    }

    private static Map<String, Map<String, String>> profiles(TomlParseResult toml, ConfigProblems problems) {
        var profiles = new TreeMap<String, Map<String, String>>();
        for (String key : toml.keySet()) {
            if (toml.get(List.of(key)) instanceof TomlTable all && key.equals("profiles")) {
                all.keySet().forEach(name -> profiles.put(name, ProfileReader.read(all, name, problems)));
            } else {
                problems.add(toml.inputPositionOf(List.of(key)), "only [profiles.NAME] is allowed here");
            }
        }
        return profiles;
    }

    /** Whoever may read this file learns where credentials are. */
    private void checkPermissions(ConfigProblems problems) throws IOException {
        boolean namesFiles = profiles.values().stream()
                .flatMap(values -> values.keySet().stream())
                .anyMatch(key -> key.endsWith("token-file"));
        if (namesFiles && Rights.othersMayRead(file)) {
            problems.add("it says in which files secrets are, and other users can read it; run chmod 600");
        }
    }
}
