package dev.mailkeys.fleet;

import dev.mailkeys.rotation.jdbc.PostgresJournals;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An account at a simulator, keys that are due, a {@code mailkeys.toml}, and nodes that rotate them. */
final class FleetWorld implements AutoCloseable {

    static final String CREDENTIAL = "FLEET_TEST_CREDENTIAL";

    final EmailitSimulator emailit = EmailitSimulator.start();
    TestDatabase database;
    private final Path folder;
    private final List<FleetProcess> nodes = new ArrayList<>();
    private final StringBuilder toml = new StringBuilder();
    private List<String> jvm = FleetProcess.SMALL;
    private List<String> program = FleetProcess.CLASSES;

    FleetWorld(Path folder, TestDatabase database) {
        this(folder, database, 3);
    }

    /** Each node rotates so many keys at once. */
    FleetWorld(Path folder, TestDatabase database, int atOnce) {
        this.folder = folder;
        this.database = database;
        toml.append("at-once = " + atOnce + "\n[accounts.main]\nprovider = \"emailit\"\ntoken-env = \"" + CREDENTIAL
                + "\"\nat-once = " + atOnce + "\ntimeout = \"10m\"\nbase-url = \"" + emailit.baseUrl() + "\"\n");
    }

    /** A target whose key was made two hours ago, and is rotated after one. */
    FleetWorld target(String name) throws IOException {
        return target(name, Duration.ofHours(2), "1h", "0s");
    }

    /** A target whose key has that age; the times as {@code mailkeys.toml} says them. */
    FleetWorld target(String name, Duration age, String rotateEvery, String grace) throws IOException {
        return target(name, age, rotateEvery, grace, "raw", "");
    }

    /** The same, in a file that says beside the token whose it is. */
    FleetWorld markedTarget(String name, Duration age, String rotateEvery, String grace) throws IOException {
        return target(name, age, rotateEvery, grace, "dotenv\"\nvariable = \"TOKEN", "TOKEN=");
    }

    private FleetWorld target(String name, Duration age, String rotateEvery, String grace, String sink, String before)
            throws IOException {
        emailit.clock().advance(age.negated());
        SimulatedKey key = emailit.seedKey(name);
        emailit.clock().advance(age);
        Path file = sink(name);
        Files.writeString(file, before + key.token());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        toml.append("[targets.\"" + name + "\"]\naccount = \"main\"\nrotate-every = \"" + rotateEvery + "\"\ngrace = \""
                + grace + "\"\nsettle-time = \"0s\"\nsinks = [\"" + name + "\"]\n[sinks.\"" + name
                + "\"]\ntype = \"" + sink + "\"\npath = \""
                + file + "\"\n");
        return this;
    }

    /** What a command needs to work on the same targets and the same journals. */
    String fileAndDatabase() {
        return "--file " + folder.resolve("mailkeys.toml") + " --database '" + database.url() + "'";
    }

    FleetWorld toml(String lines) {
        toml.append(lines);
        return this;
    }

    /** The nodes that are started from now on are told something else. */
    FleetWorld change(String lines, String others) {
        String changed = toml.toString().replace(lines, others);
        toml.setLength(0);
        toml.append(changed);
        return this;
    }

    /** The nodes are started by what is built, not by the classes. */
    FleetWorld by(Path jar) {
        program = List.of("-jar", jar.toAbsolutePath().toString());
        return this;
    }

    /** The nodes' Java is started with these options, a space between two. */
    FleetWorld java(String options) {
        jvm = List.of(options.split(" "));
        return this;
    }

    FleetProcess node(String... more) throws IOException {
        return nodeAt(database.url(), more);
    }

    FleetProcess nodeAt(String url, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("--file", file().toString(), "--database", url));
        if (!List.of(more).contains("--listen")) {
            arguments.addAll(List.of("--listen", "127.0.0.1:0"));
        }
        arguments.addAll(List.of(more));
        return start(program, arguments);
    }

    /** What a person types on any machine, on the same journals. */
    FleetProcess byHand(String... command) throws IOException {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--file", file().toString(), "--database", database.url(), "--output", "json"));
        return start(FleetProcess.COMMAND, arguments);
    }

    private FleetProcess start(List<String> what, List<String> arguments) throws IOException {
        Path own = Files.createDirectories(folder.resolve("node" + nodes.size()));
        var whole = new ArrayList<>(jvm);
        whole.addAll(what);
        var started = FleetProcess.start(own, emailit.managementToken(), whole, arguments);
        nodes.add(started);
        return started;
    }

    private Path file() throws IOException {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), toml);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    /** Looks into another database from now on. */
    void lookInto(TestDatabase other) {
        database = other;
    }

    /** Nobody waits until it is a target's turn after a start. */
    void lookAtAllNow() {
        database.run("update mailkeys_fleet_tasks set execution_time = clock_timestamp() where not picked");
    }

    /** What a person's command works on, too. */
    PostgresJournals journals() {
        return PostgresJournals.of(database.source());
    }

    Path sink(String target) {
        return folder.resolve(target + ".token");
    }

    /** All targets are looked at once more, and what was said of them is forgotten. */
    void lookAgain() {
        database.run("update mailkeys_fleet_looks set outcome = 'forgotten'");
        database.run("update mailkeys_fleet_tasks set execution_time = clock_timestamp()");
    }

    String token(String target) throws IOException {
        String last = Files.readAllLines(sink(target)).stream().reduce("", (before, line) -> line);
        return last.replaceFirst("^TOKEN=", "");
    }

    boolean areDone(Collection<String> targets) {
        return targets.stream().allMatch(target -> outcome(target).equals("done"));
    }

    /** The last things that any node has said of them. */
    Map<String, String> outcomes(Collection<String> targets) {
        return targets.stream().collect(Collectors.toMap(target -> target, this::outcome));
    }

    /** The last thing that any node has said of a target; empty if there is none. */
    String outcome(String target) {
        return database.text("select outcome from mailkeys_fleet_looks where target = '" + target + "'")
                .orElse("");
    }

    /** Every word of every node, for who must find out what went wrong. */
    String said() {
        var all = new StringBuilder();
        nodes.forEach(node -> all.append("\n--- ").append(node).append('\n').append(node.said()));
        return all.toString();
    }

    @Override
    public void close() {
        nodes.forEach(FleetProcess::kill);
        emailit.close();
    }
}
