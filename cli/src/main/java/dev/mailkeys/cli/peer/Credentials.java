package dev.mailkeys.cli.peer;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.text.KnownTokens;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads secrets from where they may be: variables, files and standard input, never the command line. */
public final class Credentials {

    private final ProcessContext process;
    private final Options options;
    private final Messages messages;

    public Credentials(ProcessContext process, Options options, Messages messages) {
        this.process = process;
        this.options = options;
        this.messages = messages;
    }

    /**
     * The secret that the options name.
     *
     * @param prefix {@code --token} for the management credential, {@code --key} for a key's token
     */
    public Optional<Credential> named(String prefix) {
        options.atMostOne(prefix + "-env", prefix + "-file", prefix + "-stdin");
        options.atMostOne("--token-stdin", "--key-stdin");
        return options.text(prefix + "-env")
                .map(name -> fromVariable(name, prefix + "-env"))
                .or(() -> options.text(prefix + "-file").map(path -> fromFile(path, prefix + "-file")))
                .or(() -> options.has(prefix + "-stdin")
                        ? Optional.of(new Credential(fromStdin(), "standard input"))
                        : Optional.empty());
    }

    public Credential fromVariable(String name, String origin) {
        requireName(origin, name);
        return process.variable(name)
                .map(value -> SecretText.of(value, "The variable that " + origin + " names"))
                .map(secret -> new Credential(secret, "the variable " + name + ", which " + origin + " names"))
                .orElseThrow(() -> Failure.configuration("The environment variable " + Shown.of(name)
                        + " is not set. Set it, or name another: " + origin + "."));
    }

    public static void requireName(String origin, String name) {
        if (!Pattern.matches("[A-Za-z_][A-Za-z0-9_]*", name) || KnownTokens.isIn(name)) {
            throw Failure.configuration(
                    origin + " takes the name of a variable, not a token: " + Shown.of(name) + "." + replacing(name));
        }
    }

    /** Advice for a token on the command line, where everybody on the machine can read it. */
    private static String replacing(String typed) {
        return KnownTokens.isIn(typed) ? " Replace that token: others may have read it here." : "";
    }

    /** What the provider's own variable holds; empty if it is not set. */
    public Optional<Credential> inVariableOf(Peer peer) {
        String variable = peer.credentialVariable();
        return process.variable(variable)
                .map(value -> new Credential(SecretText.of(value, variable), "the variable " + variable));
    }

    public Credential fromFile(String path, String origin) {
        String where = "The file that " + origin + " names";
        try {
            Path file = SystemPath.of(path);
            Owners.of(process).require(file, "can put another credential there");
            if (Rights.othersMayRead(file)) {
                messages.note("Warning: the file that " + origin
                        + " names can be read by other users of this machine; run chmod 600 on it.");
            }
            try (var in = Files.newInputStream(file)) {
                return new Credential(
                        SecretText.readAll(in, where), "the file " + Shown.path(file) + ", which " + origin + " names");
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw Failure.configuration(where + " can't be read, because " + FileWords.of(unreadable, path) + ": "
                    + Shown.of(path) + "." + replacing(path));
        }
    }

    private Secret fromStdin() {
        try {
            if (process.isTerminal(ProcessContext.IN)) {
                messages.ask("Type or paste the token, then press Enter. It is visible as you type.");
                return SecretText.readLine(process.in(), "The line");
            }
            return SecretText.readAll(process.in(), "Standard input");
        } catch (IOException unreadable) {
            throw Failure.configuration("Standard input can't be read.");
        }
    }
}
