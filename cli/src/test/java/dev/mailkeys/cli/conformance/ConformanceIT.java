package dev.mailkeys.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatorExtension.class)
class ConformanceIT {

    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    private Path folder;

    private final EmailitSimulator emailit;

    ConformanceIT(EmailitSimulator emailit) {
        this.emailit = emailit;
    }

    private MailkeysProcess mailkeys(String... more) {
        var arguments = new ArrayList<>(List.of("conformance", "emailit", "--yes"));
        arguments.addAll(List.of(more));
        return MailkeysProcess.of(folder, arguments.toArray(String[]::new)).at(emailit);
    }

    private long left() {
        return emailit.liveKeys().stream()
                .filter(key -> RunName.isOfARun(key.name()))
                .count();
    }

    /** Starts a run and waits until it has made a key and asks for the list, whose answer it does not get. */
    private Process inTheMiddle(MailkeysProcess mailkeys) throws IOException, InterruptedException {
        var reached = new CountDownLatch(1);
        emailit.next("rotate", Fault.stall().beforeCommit().telling(reached::countDown));
        Process process = mailkeys.start();
        assertThat(reached.await(PATIENCE_MINUTES, TimeUnit.MINUTES))
                .as(mailkeys.stderr())
                .isTrue();
        assertThat(left()).isPositive();
        return process;
    }

    @Test
    void afterKill9_theNextRunNamesWhatIsLeft_andCleanUpTakesItAway() throws IOException, InterruptedException {
        emailit.seedKey("newsletter");
        Process process = inTheMiddle(mailkeys());
        process.destroyForcibly().waitFor();
        assertThat(left()).isOne();
        var next = mailkeys().run();
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.err()).contains("Keys of another run: 1. If that run has ended, ");
        assertThat(left()).isOne();
        var cleaned = mailkeys("--clean-up").run();
        assertThat(cleaned.code()).as(cleaned.err()).isZero();
        assertThat(cleaned.out()).contains("mailkeys-check-", "deleted");
        assertThat(left()).isZero();
        assertThat(emailit.liveKeys()).extracting("name").contains("newsletter");
    }

    @Test
    void signal_letsTheRunTakeItsKeysAwayFirst() throws IOException, InterruptedException {
        MailkeysProcess mailkeys = mailkeys("--timeout", "2s");
        Process process = inTheMiddle(mailkeys);
        process.destroy();
        var ended = mailkeys.end(process);
        assertThat(ended.code()).as(ended.err()).isEqualTo(143);
        assertThat(left()).isZero();
        assertThat(emailit.received("create").size())
                .as("no check was begun after the signal")
                .isLessThan(18);
    }

    @Test
    void signal_afterWhichTheKeysTakeTooLongToDelete_namesTheCommandThatDoes()
            throws IOException, InterruptedException {
        MailkeysProcess mailkeys = mailkeys();
        Process process = inTheMiddle(mailkeys);
        process.destroy();
        var ended = mailkeys.end(process);
        assertThat(ended.code()).as(ended.err()).isEqualTo(143);
        assertThat(ended.err()).contains("Run the same command with --clean-up");
        assertThat(left()).isPositive();
    }
}
