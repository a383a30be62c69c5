package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.CallBenchmark;
import dev.mailkeys.benchmarks.Work;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * JMH, a fork at a time: it can't let contestants take turns within a run, so its runs are made short and take turns
 * themselves.
 */
final class Jmh {

    private Jmh() {}

    /**
     * What JMH says of one time of some work.
     *
     * @param microseconds the average of a fork
     * @param bytes what its profiler of the garbage collector says is allocated
     */
    record Score(double microseconds, double bytes) {}

    static Score fork(Entrant entrant, Server server, Work work) throws IOException, InterruptedException {
        Path result = Files.createTempFile("jmh", ".csv");
        var command = new ArrayList<>(List.of(Processes.jdk("java"), "-Xmx512m"));
        command.addAll(server.reached(entrant));
        command.addAll(List.of(
                "-Dcontestant=" + entrant.className(),
                "-Dserver=" + server.url(),
                "-cp",
                entrant.classPath() + File.pathSeparator + Entrant.ownClassPath(),
                "org.openjdk.jmh.Main",
                CallBenchmark.class.getSimpleName() + "." + work.name().toLowerCase(Locale.ROOT) + "$"));
        command.addAll(List.of("-f", "1", "-wi", "4", "-w", "1", "-i", "4", "-r", "1", "-prof", "gc"));
        command.addAll(List.of("-v", "SILENT", "-rf", "csv", "-rff", result.toString()));
        Process jmh = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (jmh.waitFor() != 0) {
            throw new IOException("JMH failed");
        }
        List<String> lines = Files.readAllLines(result);
        Files.delete(result);
        return new Score(
                score(lines, work.name().toLowerCase(Locale.ROOT) + "\""), score(lines, "gc.alloc.rate.norm\""));
    }

    /** The score in the line of a measure, whose name stands first and within quotes. */
    private static double score(List<String> lines, String end) {
        return lines.stream()
                .map(line -> List.of(line.split(",", -1)))
                .filter(cells -> cells.get(0).endsWith(end))
                .mapToDouble(cells -> Double.parseDouble(cells.get(4)))
                .findFirst()
                .orElseThrow();
    }
}
