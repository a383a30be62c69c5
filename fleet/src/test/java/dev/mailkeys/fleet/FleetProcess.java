package dev.mailkeys.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node as a process of its own. */
final class FleetProcess {

    private static final Pattern ADDRESS = Pattern.compile("How it stands: (http://\\S+/)");
    private static final int PATIENCE_MINUTES = 4;

    private final Process process;
    private final Path out;
    private final Path err;

    private FleetProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** By the classes as they were compiled. */
    static final List<String> CLASSES = classes("dev.mailkeys.fleet.Main");

    /** What a person types, in place of a node. */
    static final List<String> COMMAND = classes("dev.mailkeys.cli.Main");

    private static List<String> classes(String program) {
        return List.of("-cp", System.getProperty("java.class.path"), program);
    }

    /** What spares a machine on which many processes start. */
    static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");

    static FleetProcess start(Path folder, String credential, List<String> program, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(program);
        command.addAll(arguments);
        Path err = folder.resolve("stderr");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        Path out = folder.resolve("stdout");
        builder.redirectOutput(out.toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.matches("(?i)(JETEMAIL|EMAILIT|ELASTICEMAIL|MAILKEYS|GITHUB|HTTPS_PROXY|NO_PROXY).*"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("MAILKEYS_DATABASE_USER", "postgres");
        builder.environment().put(FleetWorld.CREDENTIAL, credential);
        builder.environment().put("FLEET_WEB_TOKEN", "a-token-of-the-page-0123456789");
        builder.environment().put("FLEET_TEST_WEB_TOKEN", "a-token-of-the-page-0123456789");
        return new FleetProcess(builder.start(), out, err);
    }

    long pid() {
        return process.pid();
    }

    /** What it has needed of processors so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it has said on standard error so far. */
    String said() {
        return text(err);
    }

    /** What it has printed so far. */
    String printed() {
        return text(out);
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Waits until it is at work, and gives the address of its page. */
    String address() throws Exception {
        Eventually.is(() -> ADDRESS.matcher(said()).find() || !process.isAlive(), this::said);
        Matcher address = ADDRESS.matcher(said());
        if (!address.find()) {
            throw new AssertionError("It has ended: " + said());
        }
        return address.group(1);
    }

    void signal(String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end, and gives its code. */
    int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("It goes on for ever: " + said());
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return "node " + process.pid();
    }
}
