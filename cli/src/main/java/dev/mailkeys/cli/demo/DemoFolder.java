package dev.mailkeys.cli.demo;

import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A temporary folder with the application's file and a {@code mailkeys.toml}. */
final class DemoFolder implements AutoCloseable {

    private final Path folder;
    private final StringBuilder env = new StringBuilder();
    private final StringBuilder toml = new StringBuilder("at-once = 3\ncanary = false\njournal = \"journal\"\n");
    private final Map<String, String> variables = new LinkedHashMap<>();

    private DemoFolder(Path folder) {
        this.folder = folder;
    }

    static DemoFolder create() throws IOException {
        return new DemoFolder(Files.createTempDirectory("mailkeys-demo-"));
    }

    /** The variable of the application's file that holds a target's token. */
    static String variable(String target) {
        return target.toUpperCase(Locale.ROOT) + "_TOKEN";
    }

    /** Adds a target with its provider's name. */
    void target(String name, URI address, String credential, String token) {
        String credentialVariable = "DEMO_" + name.toUpperCase(Locale.ROOT);
        variables.put(credentialVariable, credential);
        env.append(variable(name)).append('=').append(token).append('\n');
        toml.append("""
                [accounts.%1$s]
                base-url = "%2$s"
                token-env = "%3$s"
                [targets.%1$s]
                account = "%1$s"
                key = "newsletter"
                grace = "GRACE"
                settle-time = "1s"
                sinks = ["%1$s"]
                [sinks.%1$s]
                type = "dotenv"
                path = "app.env"
                variable = "%4$s"
                """.formatted(name, address, credentialVariable, variable(name)));
    }

    /** Writes the application's file as it is before the rotation. */
    void writeEnv() throws IOException {
        Files.createFile(env(), Rights.ownFile());
        Files.writeString(env(), env);
    }

    /** Writes {@code mailkeys.toml}, again with another grace period if necessary. */
    void writeToml(String grace) throws IOException {
        Path file = folder.resolve("mailkeys.toml");
        if (!Files.exists(file)) {
            Files.createFile(file, Rights.ownFile());
        }
        Files.writeString(file, toml.toString().replace("GRACE", grace));
    }

    Path env() {
        return folder.resolve("app.env");
    }

    DemoProcess mailkeys(String... arguments) {
        return DemoProcess.of(folder, variables, arguments);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
