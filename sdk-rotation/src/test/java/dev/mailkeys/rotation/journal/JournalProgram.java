package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A rotator of its own process, to be killed, stopped and starved by tests. Says what it did on standard output. */
final class JournalProgram {

    /** The largest file that the program may write where its disk is full. */
    static final int LIMIT = 1024;

    /** At how many bytes of a line the disk is full. */
    static final int CUTS = 40;

    /** How many lines a rotation has where the program is to be killed. */
    static final int LINES = 3;

    /** The exit code of a program that dies. */
    static final int DEAD = 9;

    private final Process process;
    private final BufferedReader output;

    private JournalProgram(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it, by a line of shell that ends with what executes the rest. */
    static JournalProgram of(String shell, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                shell + " \"$@\"",
                "-",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                JournalProgram.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new JournalProgram(builder.start());
    }

    long pid() {
        return process.pid();
    }

    /** The next line of its output; null at the end. */
    String line() throws IOException {
        return output.readLine();
    }

    /** What it answers to a word on its standard input. */
    String ask(String word) throws IOException {
        process.outputWriter().append(word).append('\n').flush();
        return line();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /** Ends it, and its output with it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The rest of its output. */
    String output() throws IOException, InterruptedException {
        var rest = new StringBuilder();
        for (String line = line(); line != null; line = line()) {
            rest.append(line).append('\n');
        }
        process.waitFor();
        return rest.toString();
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[1]);
        FileJournals journals = FileJournals.in(directory);
        switch (arguments[0]) {
            case "full" -> writeUntilTheLimit(journals);
            case "small" -> fill(directory, journals);
            case "hold" -> hold(journals);
            case "die" -> die(journals, arguments[2], Integer.parseInt(arguments[3]));
            case "loop" -> loop(journals, Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(Object what) {
        System.out.println(what);
        System.out.flush();
    }

    private static void writeUntilTheLimit(FileJournals journals) {
        for (int cut = 0; cut < CUTS; cut++) {
            try (JournalLease lease = journals.lease("cut" + cut)) {
                lease.begin("r1");
                int rest = LIMIT - Contents.header().length - cut;
                int around = LineFormat.write(new JournalLine(lease.epoch(), 1, "")).length;
                lease.append(new JournalLine(lease.epoch(), 1, "x".repeat(rest - around)));
                var line = new JournalLine(lease.epoch(), 2, "y".repeat(CUTS));
                say(tried(lease, line) + " " + tried(lease, line));
            }
        }
    }

    private static String tried(JournalLease lease, JournalLine line) {
        try {
            lease.append(line);
            return "appended";
        } catch (JournalException refused) {
            return refused.kind().name();
        }
    }

    private static void fill(Path directory, FileJournals journals) throws IOException {
        Path filler = Files.write(directory.resolve("filler"), new byte[32 * 1024]);
        List<JournalLine> filled;
        try (JournalLease lease = journals.lease("t")) {
            lease.begin("r1");
            fill(lease);
            filled = lease.lines();
            require(journals.read("t").equals(filled));
        }
        try (JournalLease impossible = journals.lease("t")) {
            throw new IllegalStateException("epoch " + impossible.epoch());
        } catch (JournalException full) {
            require(full.kind() == Kind.FAILED);
        }
        Files.delete(filler);
        try (JournalLease lease = journals.lease("t")) {
            require(lease.lines().equals(filled));
            fill(lease);
            require(journals.read("t").equals(lease.lines()));
            int more = lease.lines().size() - filled.size();
            require(more > 0);
            say("filled by " + filled.size() + " lines, then " + more + " lines more, nothing lost");
        }
    }

    private static void fill(JournalLease lease) {
        String result = "appended";
        while (result.equals("appended")) {
            result = tried(lease, next(lease, "z".repeat(700)));
        }
        require(result.equals("FAILED"));
        require(tried(lease, next(lease, "z")).equals("FAILED"));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException();
        }
    }

    private static void hold(FileJournals journals) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (JournalLease lease = journals.lease("t")) {
            lease.begin("r1");
            say("held");
            while (input.readLine() != null) {
                say(tried(lease, next(lease, "{\"by\":\"child\"}")));
            }
        }
    }

    /** Ends as by a kill: nothing is closed, nothing is given back. */
    private static void die(FileJournals journals, String target, int lines) {
        JournalLease lease = journals.lease(target);
        if (lines > 0) {
            lease.begin("r1");
        }
        for (int line = 0; line < lines; line++) {
            lease.append(next(lease, "{}"));
        }
        Runtime.getRuntime().halt(DEAD);
    }

    /** Continues a journal or begins the next, for ever; prints the rotation and its lines after each step. */
    private static void loop(FileJournals journals, int first) {
        int rotation = first;
        while (true) {
            try (JournalLease lease = journals.lease("t")) {
                if (lease.lines().isEmpty() || lease.lines().size() == LINES) {
                    rotation++;
                    lease.begin("r" + rotation);
                    say(rotation + " 0");
                }
                while (lease.lines().size() < LINES) {
                    int number = lease.lines().isEmpty()
                            ? rotation
                            : Integer.parseInt(lease.lines().get(0).text().strip());
                    lease.append(next(lease, number + " ".repeat(number * 37 % 9000)));
                    say(number + " " + lease.lines().size());
                }
            }
        }
    }

    private static JournalLine next(JournalLease lease, String text) {
        return new JournalLine(lease.epoch(), lease.lines().size() + 1, text);
    }
}
