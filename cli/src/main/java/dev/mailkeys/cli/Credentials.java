package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads secrets from where they may be: variables, files and standard input, never the command line. */
final class Credentials {

    private static final int LONGEST = 64 << 10;

    private final Surroundings surroundings;
    private final Options options;
    private final Messages messages;

    Credentials(Surroundings surroundings, Options options, Messages messages) {
        this.surroundings = surroundings;
        this.options = options;
        this.messages = messages;
    }

    /**
     * The secret that the options name.
     *
     * @param prefix {@code --token} for the management credential, {@code --key} for a key's token
     */
    Optional<Secret> named(String prefix) {
        options.atMostOne(prefix + "-env", prefix + "-file", prefix + "-stdin");
        options.atMostOne("--token-stdin", "--key-stdin");
        return options.text(prefix + "-env")
                .map(name -> fromVariable(name, prefix + "-env"))
                .or(() -> options.text(prefix + "-file").map(path -> fromFile(path, prefix + "-file")))
                .or(() -> options.has(prefix + "-stdin") ? Optional.of(fromStdin()) : Optional.empty());
    }

    Secret fromVariable(String name, String origin) {
        if (!Pattern.matches("[A-Za-z_][A-Za-z0-9_]*", name)) {
            throw Failure.configuration(origin + " takes the name of a variable, not a token: " + Shown.of(name));
        }
        return surroundings
                .variable(name)
                .map(value -> Secret.of(value.strip()))
                .orElseThrow(() -> Failure.configuration(
                        "The environment variable that " + origin + " names is not set: " + Shown.of(name)));
    }

    Secret fromFile(String path, String origin) {
        try {
            Path file = Path.of(path);
            if (FilePermissions.othersMayRead(file)) {
                messages.note("Warning: the file that " + origin
                        + " names can be read by other users of this machine; chmod 600 it.");
            }
            return secret(Files.newInputStream(file).readNBytes(LONGEST), "The file that " + origin + " names");
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            throw Failure.configuration("The file that " + origin + " names can't be read: " + Shown.of(path));
        }
    }

    private Secret fromStdin() {
        try {
            return secret(surroundings.in().readNBytes(LONGEST), "Standard input");
        } catch (IOException unreadable) {
            throw Failure.configuration("Standard input can't be read.");
        }
    }

    private static Secret secret(byte[] bytes, String where) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            throw Failure.configuration(where + " is empty.");
        }
        return Secret.of(text);
    }
}
