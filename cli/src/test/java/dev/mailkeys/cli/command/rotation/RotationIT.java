package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mailkeys.cli.Leak;
import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.cli.SignalsIT;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rotation as a real process: signals and kills in its middle, and another process that goes on. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class RotationIT {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";

    @TempDir
    private Path folder;

    private SimulatedKey key;

    @BeforeEach
    void describe(JetEmailSimulator jetemail) throws IOException {
        key = jetemail.seedKey("newsletter");
        jetemail.latency(Duration.ofMillis(50));
        Files.writeString(env(), "TOKEN=" + key.token() + "\n");
        Files.setPosixFilePermissions(env(), PosixFilePermissions.fromString("rw-------"));
        toml("0s");
    }

    private Path env() {
        return folder.resolve("app.env");
    }

    private void toml(String grace) throws IOException {
        Path file = folder.resolve("mailkeys.toml");
        Files.writeString(file, """
                [targets.newsletter]
                account = "jetemail"
                grace = "%s"
                settle-time = "1s"
                sinks = ["app"]
                [sinks.app]
                type = "dotenv"
                path = "app.env"
                variable = "TOKEN"
                """.formatted(grace));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private String token() throws IOException {
        return Files.readString(env()).replaceAll("(?s).*TOKEN=(\\S*).*", "$1");
    }

    private static void kill(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Starts a rotate and waits until it says something of that kind. */
    private Process rotate(MailkeysProcess rotate, String until) throws IOException {
        Process process = rotate.start();
        while (!rotate.stderr().contains(until) && process.isAlive()) {
            Thread.onSpinWait();
        }
        return process;
    }

    private void assertResumed(JetEmailSimulator jetemail) throws Exception {
        var resume = MailkeysProcess.of(folder, jetemail, "resume").run();
        assertThat(resume.code()).as(resume.err()).isZero();
        assertThat(resume.out()).startsWith("newsletter\tdone");
        assertThat(jetemail.keys()).hasSize(1);
        assertThat(jetemail.accepts(token())).isTrue();
        assertThat(jetemail.accepts(key.token())).isFalse();
        assertThat(Leak.files(folder, token())).containsExactly(Path.of("app.env"));
        assertThat(Leak.files(folder, key.token())).isEmpty();
        assertThat(Leak.files(folder, jetemail.managementToken())).isEmpty();
    }

    @Test
    void sigterm_finishesTheRecordUnderWay_andResumeTheRest(JetEmailSimulator jetemail) throws Exception {
        jetemail.issueNext(TOKEN);
        jetemail.next("create", Fault.slowBody(10, Duration.ofMillis(20)));
        var rotate = MailkeysProcess.of(folder, jetemail, "rotate", "--yes", "--verbose");
        Process process = rotate(rotate, "CREATE_INTENT");
        Leak.assertNotShownBy(process.toHandle(), TOKEN);
        kill(process, "TERM");
        var ended = rotate.end(process);
        assertThat(ended.code()).as(ended.err()).isEqualTo(143);
        assertThat(ended.err())
                .contains("newsletter: CREATED attempt 1", "Stopped between two steps, as asked. Run resume.");
        assertThat(ended.out()).contains("newsletter\tincomplete", "mailkeys resume newsletter");
        assertThat(token()).isEqualTo(key.token());
        assertResumed(jetemail);
        assertThat(token()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void signal_whileItOnlyWaits_endsAtOnce(String signal, int code, JetEmailSimulator jetemail) throws Exception {
        assumeFalse(SignalsIT.ignores(signal), "this build is deaf to that signal");
        toml("1m");
        var rotate = MailkeysProcess.of(folder, jetemail, "rotate", "--yes");
        Process process = rotate(rotate, "waits 1 minute");
        kill(process, signal);
        var ended = rotate.end(process);
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(jetemail.accepts(token())).isTrue();
        assertThat(jetemail.accepts(key.token())).isTrue();
        assertThat(MailkeysProcess.of(folder, jetemail, "status").run().out()).contains("newsletter\twaiting\tGRACE");
    }

    @Test
    void kill_whileTheAnswerIsOnItsWay_losesNothing(JetEmailSimulator jetemail) throws Exception {
        jetemail.next("create", Fault.slowBody(10, Duration.ofSeconds(1)));
        var rotate = MailkeysProcess.of(folder, jetemail, "rotate", "--yes", "--verbose");
        Process process = rotate(rotate, "CREATE_INTENT");
        while (jetemail.received("create").isEmpty()) {
            Thread.onSpinWait();
        }
        kill(process, "KILL");
        assertThat(rotate.end(process).code()).isEqualTo(137);
        assertThat(token()).isEqualTo(key.token());
        assertResumed(jetemail);
    }

    @Test
    void kill_afterTheDelivery_andTheJournalLost_isReconciled(JetEmailSimulator jetemail) throws Exception {
        toml("2s");
        var rotate = MailkeysProcess.of(folder, jetemail, "rotate", "--yes", "--verbose");
        Process process = rotate(rotate, "GRACE");
        kill(process, "KILL");
        assertThat(rotate.end(process).code()).isEqualTo(137);
        assertThat(jetemail.accepts(token())).isTrue();
        var reconcile = MailkeysProcess.of(folder, jetemail, "reconcile", "--yes")
                .set("XDG_STATE_HOME", folder.resolve("elsewhere").toString())
                .run();
        assertThat(reconcile.code()).as(reconcile.err()).isZero();
        assertThat(reconcile.err()).contains("Left alone", key.id());
        var vouched = MailkeysProcess.of(folder, jetemail, "reconcile", "newsletter", "--yes", "--old-key", key.id())
                .run();
        assertThat(vouched.code()).as(vouched.err()).isZero();
        assertThat(jetemail.keys()).hasSize(1);
        assertThat(jetemail.accepts(token())).isTrue();
        assertThat(Leak.files(folder, token())).containsExactly(Path.of("app.env"));
        assertThat(Leak.files(folder, key.token())).isEmpty();
    }
}
