package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads secrets from where they may be: variables, files and standard input, never the command line. */
final class Credentials {

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
        requireName(origin, name);
        return surroundings
                .variable(name)
                .map(value -> SecretText.of(value, "The variable that " + origin + " names"))
                .orElseThrow(() -> Failure.configuration(
                        "The environment variable that " + origin + " names is not set: " + Shown.of(name)));
    }

    static void requireName(String origin, String name) {
        if (!Pattern.matches("[A-Za-z_][A-Za-z0-9_]*", name)) {
            throw Failure.configuration(origin + " takes the name of a variable, not a token: " + Shown.of(name));
        }
    }

    /** What the provider's own variable holds; empty if it is not set. */
    Optional<Secret> inVariableOf(Peer peer) {
        return surroundings
                .variable(peer.credentialVariable())
                .map(value -> SecretText.of(value, peer.credentialVariable()));
    }

    Secret fromFile(String path, String origin) {
        String where = "The file that " + origin + " names";
        try {
            Path file = SystemPath.of(path);
            Owners.of(surroundings).require(file, "can put another credential there");
            if (Rights.othersMayRead(file)) {
                messages.note("Warning: the file that " + origin
                        + " names can be read by other users of this machine; chmod 600 it.");
            }
            try (var in = Files.newInputStream(file)) {
                return SecretText.readAll(in, where);
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw Failure.configuration(where + " can't be read: " + Shown.of(path));
        }
    }

    private Secret fromStdin() {
        try {
            if (surroundings.isTerminal(Surroundings.IN)) {
                messages.ask("Type or paste the token, and Enter. It is shown as you type.");
                return SecretText.readLine(surroundings.in(), "The line");
            }
            return SecretText.readAll(surroundings.in(), "Standard input");
        } catch (IOException unreadable) {
            throw Failure.configuration("Standard input can't be read.");
        }
    }
}
