package dev.mailkeys.rotation.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A {@link ChildProgram} in a process of its own, seen from its parent. */
final class Child implements AutoCloseable {

    /** However slow the machine is, a child that takes longer hangs. */
    private static final int LONGEST_SECONDS = 120;

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder said = new StringBuilder();

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
                .execute(process.toHandle()::destroyForcibly);
    }

    /** Starts it in a folder, with a temporary folder and an environment of its own. */
    static Child start(List<String> command, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.resolve("work").toFile())
                .redirectError(home.resolve("stderr").toFile());
        builder.environment().clear();
        return new Child(builder.start());
    }

    /** The next line that asks for leave or tells the end; empty when the process is gone. */
    Optional<String> next() {
        try {
            String line = output.readLine();
            while (line != null && !line.matches("(at|sleep|end) .*")) {
                said.append(line).append('\n');
                line = output.readLine();
            }
            said.append(line).append('\n');
            return Optional.ofNullable(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void go() {
        tell("go");
    }

    void tell(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(line)
                    .append('\n')
                    .flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What everybody on the machine may read of it while it lives. */
    String shownBySystem() throws IOException {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        return Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                + Files.readString(folder.resolve("environ"), StandardCharsets.ISO_8859_1);
    }

    long pid() {
        return process.pid();
    }

    /** Sends it a signal; one that stops it has done so when this returns. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        Path state = Path.of("/proc", Long.toString(process.pid()), "stat");
        while (name.equals("STOP") && !Files.readString(state).contains(") T ")) {
            Thread.onSpinWait();
        }
    }

    /** As kill -9 does; what it has said before can still be read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Waits until it is gone. */
    void await() throws InterruptedException {
        process.waitFor();
    }

    /** All that it has said. */
    String said() {
        return said.toString();
    }

    @Override
    public void close() {
        kill();
    }
}
