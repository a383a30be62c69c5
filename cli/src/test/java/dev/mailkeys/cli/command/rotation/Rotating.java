package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/** A folder with a {@code mailkeys.toml} in it, and the command that works there. */
public final class Rotating {

    final Path folder;
    public final Cli cli = new Cli();
    private final StringBuilder toml = new StringBuilder();

    public Rotating(Path folder) {
        this.folder = folder;
        cli.set("XDG_STATE_HOME", folder.resolve("state").toString())
                .set("MAILKEYS_ROTATION_FILE", folder.resolve("mailkeys.toml").toString());
    }

    /** Adds an account at a simulator. */
    public Rotating account(String name, ProviderSimulator simulator) {
        String variable = name.toUpperCase(Locale.ROOT) + "_CREDENTIAL";
        cli.set(variable, simulator.managementToken());
        return toml("[accounts." + name + "]\nprovider = \"" + provider(simulator) + "\"\nretries = 0\ntoken-env = \""
                + variable + "\"\nbase-url = \"" + simulator.baseUrl() + "\"\n");
    }

    /** Adds a target with a dotenv file of its own, which holds the key's token. */
    public Rotating target(String account, SimulatedKey key, String... more) throws IOException {
        String name = key.name();
        Files.createDirectories(
                folder.resolve("app"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = env(name);
        Files.writeString(file, "TOKEN=" + key.token() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        toml("[targets." + name + "]\naccount = \"" + account + "\"\nsinks = [\"" + name + "-env\"]\n"
                + "grace = \"0s\"\nsettle-time = \"0s\"\n" + String.join("\n", more) + "\n");
        return toml(
                "[sinks." + name + "-env]\ntype = \"dotenv\"\npath = \"app/" + name + ".env\"\nvariable = \"TOKEN\"\n");
    }

    public static Rotating at(Path folder, EmailitSimulator emailit, String... names) throws IOException {
        var rotating = new Rotating(folder).account("main", emailit);
        for (String name : names) {
            rotating.target("main", emailit.seedKey(name));
        }
        return rotating;
    }

    public Rotating toml(String lines) {
        toml.append(lines);
        return this;
    }

    public Rotating replace(String old, String by) {
        int at = toml.indexOf(old);
        toml.replace(at, at + old.length(), by);
        return this;
    }

    public Path env(String target) {
        return folder.resolve("app").resolve(target + ".env");
    }

    /** The token that the target's file holds. */
    public String token(String target) throws IOException {
        return Files.readAllLines(env(target)).stream()
                .filter(line -> line.startsWith("TOKEN="))
                .map(line -> line.substring(6))
                .findFirst()
                .orElse("");
    }

    public Cli.Result run(String line) throws IOException {
        return run(Map.of(), line);
    }

    public Cli.Result run(Map<String, String> variables, String line) throws IOException {
        write();
        variables.forEach(cli::set);
        return cli.run(line);
    }

    /** A line for the shell, in which {@code mailkeys} is the real command as a process of its own. */
    public MailkeysProcess process(String line) throws IOException {
        write();
        return processIn(folder, line);
    }

    /** The same in another folder, where its output does not mix with that of a first one. */
    MailkeysProcess processIn(Path elsewhere, String line) {
        MailkeysProcess process = MailkeysProcess.shell(elsewhere, line);
        cli.environment.forEach(process::set);
        return process;
    }

    /** The command itself, with no shell around it that a signal would end in its place. */
    MailkeysProcess command(String... arguments) throws IOException {
        write();
        MailkeysProcess process = MailkeysProcess.of(folder, arguments);
        cli.environment.forEach(process::set);
        return process;
    }

    public Path write() throws IOException {
        Path file = folder.resolve("mailkeys.toml");
        Files.writeString(file, toml.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    private static String provider(ProviderSimulator simulator) {
        return simulator.getClass().getSimpleName().replace("Simulator", "").toLowerCase(Locale.ROOT);
    }
}
