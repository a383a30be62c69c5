package dev.mailkeys.rotation.sink;

import dev.mailkeys.rotation.process.CommandStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a command, which ends in time no matter what the command does.
 *
 * @param exit how it ended; empty if it was killed because its time was over
 * @param output what it wrote to standard output; empty if that never ended or is too long
 * @param errors what it wrote to standard error, up to a bound
 */
record CommandRun(Optional<Integer> exit, Optional<String> output, String errors) {

    /** More than any token, and enough of an error. */
    private static final int MOST_BYTES = 16 << 10;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /**
     * Runs a command to its end.
     *
     * @param folder where it runs; empty for where this process does
     * @param input one line without its end; the command reads it and then the end of its input
     * @throws IOException if it could not be started
     * @throws InterruptedException if this thread was interrupted; the command was killed then
     */
    static CommandRun of(
            List<String> command, Optional<Path> folder, Map<String, String> environment, String input, Duration limit)
            throws IOException, InterruptedException {
        boolean supervised = Supervision.isPossible();
        Process process = start(supervised ? Supervision.of(command) : command, folder, environment);
        try {
            var output = drain(process.getInputStream());
            var errors = drain(process.getErrorStream());
            write(supervised ? input + "\n" : input, process.getOutputStream(), supervised);
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            var exit = ended ? Optional.of(process.exitValue()) : Optional.<Integer>empty();
            var whole =
                    lastWords(output).filter(said -> said.length < MOST_BYTES).map(CommandRun::text);
            return new CommandRun(
                    exit, whole, lastWords(errors).map(CommandRun::text).orElse(""));
        } finally {
            kill(process);
        }
    }

    private static Process start(List<String> command, Optional<Path> folder, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = CommandStart.of(command, environment);
        folder.ifPresent(place -> builder.directory(place.toFile()));
        return builder.start();
    }

    /** A command that does not read its input may close it; its exit code says whether that was a mistake. */
    private static void write(String input, OutputStream to, boolean staysOpen) {
        try {
            to.write(input.getBytes(StandardCharsets.UTF_8));
            to.flush();
            if (!staysOpen) {
                to.close();
            }
        } catch (IOException notRead) {
            // Not an error: the command may not need its input.
        }
    }

    /**
     * Closing its input kills a supervised command with its group. Collects the children first: one of them may have
     * left the group, and those of a dead parent can't be found.
     */
    private static void kill(Process process) {
        if (!process.isAlive()) {
            closeInput(process);
            return;
        }
        var family = process.descendants().toList();
        closeInput(process);
        try {
            process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException closedAlready) {
            // Closed already, by a command that has ended.
        }
    }

    /** Reads to the end, so that the command never waits for a reader, and keeps the beginning. */
    private static CompletableFuture<byte[]> drain(InputStream in) {
        var kept = new CompletableFuture<byte[]>();
        var thread = new Thread(() -> {
            try (in) {
                kept.complete(in.readNBytes(MOST_BYTES));
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException closed) {
                kept.completeExceptionally(closed);
            }
        });
        thread.setName("mailkeys-exec-sink");
        thread.setDaemon(true);
        thread.start();
        return kept;
    }

    /** A child that the command left behind may hold the stream open for ever; nobody waits for that. */
    private static Optional<byte[]> lastWords(CompletableFuture<byte[]> stream) throws InterruptedException {
        try {
            return Optional.of(stream.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException nothing) {
            return Optional.empty();
        }
    }

    private static String text(byte[] said) {
        return new String(said, StandardCharsets.UTF_8);
    }
}
