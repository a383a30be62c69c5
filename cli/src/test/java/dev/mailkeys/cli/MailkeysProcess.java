package dev.mailkeys.cli;

import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The real command as a process of its own: {@code java -jar target/mailkeys.jar}, or what a property names instead. */
public final class MailkeysProcess {

    /** What only a process that hangs needs, however slow the machine is. */
    private static final int PATIENCE_MINUTES = 5;

    /** Set to the path of another build of the command, such as an image, to run the same tests against it. */
    private static final String COMMAND = System.getProperty("mailkeys.command", "");

    private final Path folder;
    private final ProcessBuilder builder;

    private MailkeysProcess(Path folder, List<String> command) {
        this.folder = folder;
        this.builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name ->
                        name.matches("(?i)(JETEMAIL|EMAILIT|ELASTICEMAIL|MAILKEYS|GITHUB|HTTPS_PROXY|NO_PROXY).*"));
        environment.put("HOME", folder.toString());
        environment.remove("JAVA_TOOL_OPTIONS");
    }

    /** A process that has ended. */
    public record Ended(int code, String out, String err) {}

    public static MailkeysProcess of(Path folder, JetEmailSimulator jetemail, String... arguments) {
        var command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        return new MailkeysProcess(folder, command).at(jetemail);
    }

    /** A command that calls nobody. */
    public static MailkeysProcess of(Path folder, String... arguments) {
        var command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        return new MailkeysProcess(folder, command);
    }

    /** The jar's command with a folder of classes beside it, as it is started with a provider that is plugged in. */
    static MailkeysProcess with(Path classes, Path folder, String... arguments) {
        String jar = Path.of("target", "mailkeys.jar").toAbsolutePath().toString();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jar + File.pathSeparator + classes,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new MailkeysProcess(folder, command);
    }

    /** The same command, started by another program. */
    public MailkeysProcess by(String... program) {
        builder.command().addAll(0, List.of(program));
        return this;
    }

    /** A line for the shell, in which {@code mailkeys} is the command. */
    public static MailkeysProcess shell(Path folder, JetEmailSimulator jetemail, String line) {
        return shell(folder, line).at(jetemail);
    }

    /** The same, of which nobody has said yet where the providers are. */
    public static MailkeysProcess shell(Path folder, String line) {
        String function = "mailkeys() { " + words() + " \"$@\"; }; ";
        return new MailkeysProcess(folder, List.of("bash", "-c", function + line));
    }

    /** A script as a CI runner starts it: it stops at the first command that fails, and has no {@code mailkeys} yet. */
    static MailkeysProcess bash(Path folder, JetEmailSimulator jetemail, String script) {
        return new MailkeysProcess(folder, List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script))
                .at(ProviderName.JETEMAIL, jetemail);
    }

    /** The same by the shell that every image has, which is no bash. */
    static MailkeysProcess sh(Path folder, JetEmailSimulator jetemail, String script) {
        return new MailkeysProcess(folder, List.of("sh", "-e", "-c", script)).at(ProviderName.JETEMAIL, jetemail);
    }

    /** The command's words for a shell. */
    static String words() {
        return command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    /** The image whose command it is, or nothing if it is the jar's. */
    static Optional<Path> image() throws IOException {
        return COMMAND.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(Path.of(COMMAND).toRealPath().getParent().getParent());
    }

    public static List<String> command() {
        return COMMAND.isEmpty() ? byJar() : List.of(COMMAND);
    }

    /** What starts fastest for a second, which is all that these tests do. */
    private static List<String> byJar() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path jar = Path.of("target", "mailkeys.jar").toAbsolutePath();
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(ClassArchive.options(java, jar));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    public MailkeysProcess set(String variable, String value) {
        builder.environment().put(variable, value);
        return this;
    }

    public Process start() throws IOException {
        return builder.redirectOutput(file("stdout"))
                .redirectError(file("stderr"))
                .start();
    }

    public Ended run() throws IOException, InterruptedException {
        return end(start());
    }

    public Ended end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_MINUTES + " minutes");
        }
        return new Ended(process.exitValue(), Files.readString(folder.resolve("stdout")), stderr());
    }

    public String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    private MailkeysProcess at(JetEmailSimulator jetemail) {
        return at(ProviderName.JETEMAIL, jetemail);
    }

    public MailkeysProcess at(ProviderName provider, ProviderSimulator simulator) {
        return set(provider.credentialVariable(), simulator.managementToken())
                .set(provider.urlVariable(), simulator.baseUrl().toString());
    }

    public MailkeysProcess at(EmailitSimulator emailit) {
        return at(ProviderName.EMAILIT, emailit);
    }

    public MailkeysProcess at(ElasticEmailSimulator elastic) {
        return at(ProviderName.ELASTICEMAIL, elastic);
    }
}
