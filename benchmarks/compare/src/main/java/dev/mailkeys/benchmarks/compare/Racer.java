package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Worker;
import dev.mailkeys.benchmarks.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The process of a contestant that calls one server. It is spoken to a line at a time, and ends when it is no longer. */
final class Racer implements AutoCloseable {

    private static final Pattern SPACE = Pattern.compile(" ");

    private final Entrant entrant;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private Racer(Entrant entrant, Process process) {
        this.entrant = entrant;
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What one time of some work took, what came of it, and the classes that are loaded now. */
    record Lap(long nanos, long bytes, long result, long classes) {}

    static Racer start(Entrant entrant, Certificate certificate, int port) throws IOException {
        var command = new ArrayList<>(List.of(jdk("java"), "-Xmx512m"));
        command.addAll(certificate.trusted());
        if (entrant == Entrant.RESEND) {
            // Its address is a constant: the server plays its proxy, and then it.
            command.addAll(List.of("-Dhttps.proxyHost=localhost", "-Dhttps.proxyPort=" + port));
        }
        command.addAll(List.of("-cp", entrant.classPath(), Worker.class.getName()));
        command.addAll(List.of(entrant.className(), "https://localhost:" + port));
        return new Racer(
                entrant,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** A tool of the JDK that this runs on. */
    static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    Entrant entrant() {
        return entrant;
    }

    Lap lap(Workload work, int times) throws IOException {
        in.write(work + " " + times + "\n");
        in.flush();
        @Nullable String answer = out.readLine();
        if (answer == null) {
            throw new IOException("the process of " + entrant + " has ended");
        }
        long[] figures = SPACE.splitAsStream(answer).mapToLong(Long::parseLong).toArray();
        return new Lap(figures[0], figures[1], figures[2], figures[3]);
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
    }
}
