package dev.mailkeys.cli.config;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.cli.toml.TomlProblems;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.cli.toml.TomlText;
import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tomlj.TomlParseResult;

/**
 * The config file: profiles, each with settings for all providers and for single ones. It names secrets, and holds
 * none.
 */
final class ConfigFile {

    private final Path file;
    private final Map<String, Profile> profiles;

    private ConfigFile(Path file, Map<String, Profile> profiles) {
        this.file = file;
        this.profiles = profiles;
    }

    /** Reads and checks the whole file; reports every mistake at once, with its line. */
    static ConfigFile read(Path file, Owners owners) {
        try {
            owners.require(file, "can have credentials sent anywhere");
            TomlParseResult toml = TomlText.read(file);
            var problems = new TomlProblems(toml);
            var config = new ConfigFile(file, profiles(new TomlSection("", null, toml, problems)));
            config.checkPermissions(problems);
            problems.throwIfAny(file);
            return config;
        } catch (IOException unreadable) {
            throw Failure.configuration("The config file can't be read, because "
                    + FileWords.of(unreadable, file.toString()) + ": " + Shown.path(file) + ".");
        }
    }

    /** The profile of that name, or the one named {@code default}, or none at all. */
    Profile profile(Optional<String> name) {
        Profile profile = profiles.get(name.orElse("default"));
        if (profile == null && name.isPresent()) {
            throw Failure.configuration("There is no profile " + Shown.of(name.get()) + " in " + Shown.path(file)
                    + ", only " + String.join(", ", profiles.keySet()) + ".");
        }
        return profile == null ? Profile.EMPTY : profile.asked(name.isPresent());
    }

    private static Map<String, Profile> profiles(TomlSection top) {
        var profiles = new TreeMap<String, Profile>();
        top.table("profiles").ifPresent(all -> {
            all.tables().forEach(profile -> profiles.put(profile.name(), ProfileReader.read(profile)));
            all.end();
        });
        top.end();
        return profiles;
    }

    /** Anyone who may read this file learns where credentials are. */
    private void checkPermissions(TomlProblems problems) throws IOException {
        if (profiles.values().stream().anyMatch(Profile::namesSecretFiles) && Rights.othersMayRead(file)) {
            problems.add(null, "it says in which files secrets are, and other users can read it; run chmod 600");
        }
    }
}
