package dev.mailkeys.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.cli.SignalsIT;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every exit code of the audit, as a process. */
@ExtendWith(SimulatorExtension.class)
class AuditIT {

    @TempDir
    private Path folder;

    private MailkeysProcess.Ended audit(JetEmailSimulator jetemail, String options) throws Exception {
        return MailkeysProcess.shell(folder, jetemail, "mailkeys audit " + options)
                .run();
    }

    @Test
    void keysInOrder_endWith0(JetEmailSimulator jetemail) throws Exception {
        jetemail.seedKey("news");
        var ended = audit(jetemail, "--max-age 365d");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("news");
    }

    @Test
    void violations_endWith15AndWriteEveryReport(JetEmailSimulator jetemail) throws Exception {
        jetemail.clock().advance(Duration.ofDays(-400));
        jetemail.seedKey("news");
        jetemail.clock().advance(Duration.ofDays(400));
        var ended = audit(jetemail, "--max-age 365d --html a.html --csv a.csv --sarif a.sarif --markdown a.md");
        assertThat(ended.code()).as(ended.err()).isEqualTo(15);
        assertThat(ended.err()).contains("1 key breaks a policy");
        assertThat(folder.resolve("a.html")).content().contains("news");
        assertThat(folder.resolve("a.csv")).content().contains("max-age");
        assertThat(folder.resolve("a.sarif")).content().contains("max-age");
        assertThat(folder.resolve("a.md")).content().contains("max-age");
    }

    @Test
    void accountThatIsNotRead_endsWith16(JetEmailSimulator jetemail) throws Exception {
        jetemail.on("list", Fault.status(401));
        var ended = audit(jetemail, "--output json");
        assertThat(ended.code()).as(ended.err()).isEqualTo(16);
        assertThat(ended.out()).contains("\"complete\":false");
        assertThat(ended.err()).contains("\"kind\":\"audit_incomplete\"");
    }

    @Test
    void wrongOption_endsWith2(JetEmailSimulator jetemail) throws Exception {
        assertThat(audit(jetemail, "--max-ages 1d").code()).isEqualTo(2);
    }

    @Test
    void wrongFile_endsWith3(JetEmailSimulator jetemail) throws Exception {
        assertThat(audit(jetemail, "--file none.toml").code()).isEqualTo(3);
    }

    @Test
    void reportThatCannotBeWritten_endsWith4(JetEmailSimulator jetemail) throws Exception {
        assertThat(audit(jetemail, "--html no/folder/a.html").code()).isEqualTo(4);
        assertThat(jetemail.received()).isEmpty();
    }

    @Test
    void printedReportThatNobodyTakes_changesNoExitCode(JetEmailSimulator jetemail) throws Exception {
        jetemail.seedKey("news");
        assertThat(audit(jetemail, "> /dev/full").code()).isEqualTo(4);
        assertThat(audit(jetemail, "--require-addresses > /dev/full").code()).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void signal_endsItAtOnce_andLeavesTheReportOfTheRunBefore(String signal, int code, JetEmailSimulator jetemail)
            throws Exception {
        assumeFalse(SignalsIT.ignores(signal), "this build runs in the background, deaf to that signal");
        Path report = Files.writeString(folder.resolve("a.html"), "before");
        jetemail.next("list", Fault.stall());
        var audit = MailkeysProcess.of(folder, jetemail, "audit", "--html", "a.html");
        Process running = audit.start();
        while (jetemail.received("list").isEmpty() && running.isAlive()) {
            Thread.onSpinWait();
        }
        SignalsIT.kill(running, signal);
        assertThat(audit.end(running)).isEqualTo(new MailkeysProcess.Ended(code, "", ""));
        assertThat(report).content().isEqualTo("before");
    }
}
