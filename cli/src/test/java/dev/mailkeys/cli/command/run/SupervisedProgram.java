package dev.mailkeys.cli.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.MailkeysProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A program under {@code mailkeys run} as real processes: how it is started, what it has written, and its end. */
abstract class SupervisedProgram {

    static final String OLD = "em_c4n4ry5ings0ldt0ken00000001";
    static final String NEW = "em_c4n4ry5ingsn3wt0ken00000002";

    /** Says who it is and with which token as soon as a signal can end it, and waits. */
    static final String WAITS = "sleep 600 & s=$!; echo \"start $TOKEN $$\" >> seen; wait $s; kill $s; exit 9";

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() throws IOException {
        started.forEach(Process::destroyForcibly);
        for (String pid : pids()) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    MailkeysProcess run(String script, String... options) throws IOException {
        if (Files.notExists(folder.resolve("app.env"))) {
            write(OLD);
        }
        var arguments = new ArrayList<>(List.of("run", "--from", "app.env", "--variable", "TOKEN", "--every", "50ms"));
        Collections.addAll(arguments, options);
        Collections.addAll(arguments, "--", "sh", "-c", script);
        return MailkeysProcess.of(folder, arguments.toArray(String[]::new));
    }

    Process start(MailkeysProcess run) throws IOException {
        Process process = run.start();
        started.add(process);
        return process;
    }

    void write(String token) throws IOException {
        Files.writeString(folder.resolve("app.env"), "OTHER=1\nTOKEN=" + token + "\n");
    }

    void replace(String token) throws IOException {
        Files.writeString(folder.resolve("next"), "TOKEN='" + token + "'\n");
        Files.move(folder.resolve("next"), folder.resolve("app.env"), StandardCopyOption.ATOMIC_MOVE);
    }

    static void await(Process process, Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            assertThat(process.isAlive()).as("mailkeys run still runs").isTrue();
            if (Thread.interrupted()) {
                throw new InterruptedException("the time limit of the test");
            }
            Thread.onSpinWait();
        }
    }

    /** The lines that programs have written whole. */
    List<String> seen() throws IOException {
        Path file = folder.resolve("seen");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    boolean hasSeen(String text) throws IOException {
        return seen().stream().anyMatch(line -> line.startsWith(text));
    }

    List<String> pids() throws IOException {
        return seen().stream()
                .filter(line -> line.startsWith("start "))
                .map(line -> line.split(" ", 3)[2])
                .toList();
    }

    static void kill(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
