package dev.mailkeys.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process that is spoken to a line at a time, and ends when it is no longer spoken to. */
final class Processes implements AutoCloseable {

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    Processes(List<String> command) throws IOException {
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A tool of the JDK that this runs on. */
    static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    String ask(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        return hear();
    }

    String hear() throws IOException {
        @Nullable String line = out.readLine();
        if (line == null) {
            throw new IOException("a process has ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
