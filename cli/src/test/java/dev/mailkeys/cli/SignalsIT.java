package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal in the middle of a create: what is under way is finished, or nothing of it is left. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
public class SignalsIT {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "USR1", 10, "USR2", 12, "TERM", 15);
    private static final String[] CREATE = {"jetemail", "create", "--name", "x", "--to-file", "token"};

    @TempDir
    private Path folder;

    /** Starts a create whose answer takes a while, and waits until the provider has it. */
    private Process started(MailkeysProcess create, JetEmailSimulator jetemail) throws IOException {
        jetemail.issueNext(TOKEN);
        Process process = create.start();
        while (jetemail.received("create").isEmpty() && process.isAlive()) {
            Thread.onSpinWait();
        }
        return process;
    }

    /**
     * Whether this build ignores a signal, which all processes started from here inherit: a shell does so with SIGINT
     * for what it puts in the background, nohup with SIGHUP.
     */
    public static boolean ignores(String signal) throws IOException {
        int bit = NUMBERS.getOrDefault(signal, 0) - 1;
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> bit & 1) != 0);
    }

    public static void kill(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Besides the one of the account's pace. */
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".local"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void signal_whileTheAnswerIsOnItsWay_waitsForTheToken(String signal, int code) throws Exception {
        assumeFalse(ignores(signal), "this build runs in the background, deaf to that signal");
        try (var jetemail = JetEmailSimulator.start()) {
            jetemail.next("create", Fault.slowBody(10, Duration.ofMillis(20)));
            var create = MailkeysProcess.of(folder, jetemail, CREATE);
            Process process = started(create, jetemail);
            kill(process, signal);
            var ended = create.end(process);
            assertThat(ended.code()).as(ended.err()).isEqualTo(code);
            assertThat(Files.readString(folder.resolve("token"))).isEqualTo(TOKEN);
            assertThat(ended.out()).contains("result: created");
            assertThat(files()).containsExactly("stderr", "stdout", "token");
            assertThat(jetemail.received("create")).hasSize(1);
        }
    }

    @Test
    void signal_whenNoAnswerComes_endsInTimeAndSaysWhatToLookAt(JetEmailSimulator jetemail) throws Exception {
        jetemail.next("create", Fault.stall().afterCommit());
        var create = MailkeysProcess.of(folder, jetemail, CREATE);
        Process process = started(create, jetemail);
        long start = System.nanoTime();
        kill(process, "TERM");
        var ended = create.end(process);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(ended.code()).isEqualTo(143);
        assertThat(ended.err()).contains("may have taken effect", "mailkeys jetemail list");
        assertThat(files()).containsExactly("stderr", "stdout");
    }

    @Test
    void kill_leavesNoTokenAnywhere_andTheKeyCanBeFound(JetEmailSimulator jetemail) throws Exception {
        jetemail.next("create", Fault.slowBody(10, Duration.ofSeconds(1)));
        var create = MailkeysProcess.of(folder, jetemail, CREATE);
        Process process = started(create, jetemail);
        Leak.assertNotShownBy(process.toHandle(), TOKEN);
        kill(process, "KILL");
        assertThat(create.end(process).code()).isEqualTo(137);
        assertThat(Leak.files(folder, TOKEN)).isEmpty();
        Leak.assertNotInTemporaryFiles(TOKEN);
        assertThat(folder.resolve("token")).doesNotExist();
        assertThat(jetemail.received("create")).hasSize(1);
        var found = MailkeysProcess.of(folder, jetemail, "jetemail", "list", "--name", "x", "--to-file", "token")
                .run();
        assertThat(found.code()).as(found.err()).isZero();
        assertThat(Files.readString(folder.resolve("token"))).isEqualTo(TOKEN);
    }

    @Test
    void signal_duringALook_endsAtOnce(JetEmailSimulator jetemail) throws Exception {
        jetemail.next("list", Fault.stall());
        var list = MailkeysProcess.of(folder, jetemail, "jetemail", "list");
        Process process = list.start();
        while (jetemail.received("list").isEmpty() && process.isAlive()) {
            Thread.onSpinWait();
        }
        kill(process, "TERM");
        assertThat(list.end(process)).isEqualTo(new MailkeysProcess.Ended(143, "", ""));
    }
}
