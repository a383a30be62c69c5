package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.cli.SignalsIT;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line of a scheduled job, each time on a runner that starts empty, and what the job is told by its exit code. */
@Timeout(120)
@ExtendWith(SimulatorExtension.class)
class MaintainIT {

    private static final String OLD = "newsletter--r0tp2kql78p-a1";

    @TempDir
    private Path folder;

    private int nights;

    /** A key that is forty days old, and one that was made now; both may become thirty. */
    private Rotating rotating(EmailitSimulator emailit) throws IOException {
        emailit.clock().advance(Duration.ofDays(-40));
        SimulatedKey old = emailit.seedKey(OLD);
        emailit.clock().advance(Duration.ofDays(40));
        return new Rotating(folder)
                .account("main", emailit)
                .target("main", old, "rotate-every = \"30d\"", "key = \"newsletter\"")
                .target("main", emailit.seedKey("receipts"), "rotate-every = \"30d\"");
    }

    private MailkeysProcess.Ended night(Rotating rotating, String options) throws Exception {
        return rotating.process("mailkeys maintain --yes " + options)
                .set("XDG_STATE_HOME", folder.resolve("runner" + ++nights).toString())
                .run();
    }

    private static void assertCode(MailkeysProcess.Ended night, int code) {
        assertThat(night.code()).as(night.out() + night.err()).isEqualTo(code);
        assertThat(night.err()).doesNotContain("Exception", "at dev.mailkeys");
    }

    @Test
    void whatIsDue_isRotated_andTheNextNightOnlyLooks(EmailitSimulator emailit) throws Exception {
        var rotating = rotating(emailit);
        var one = night(rotating, "");
        assertCode(one, 0);
        assertThat(one.out()).contains("\tdone\t", "receipts\tnot_due");
        assertThat(emailit.accepts(rotating.token(OLD))).isTrue();
        int calls = emailit.received().size();
        var two = night(rotating, "");
        assertCode(two, 0);
        assertThat(two.out()).contains("\tnot_due\t", "receipts\tnot_due");
        assertThat(emailit.received()).as("one list for both targets").hasSize(calls + 1);
        assertThat(emailit.received("create")).hasSize(1);
    }

    @Test
    void theGracePeriod_is0_or12WhereTheJobAsks_andTheNextNightRetires(EmailitSimulator emailit) throws Exception {
        var rotating = rotating(emailit).replace("grace = \"0s\"", "grace = \"1s\"");
        var one = night(rotating, "--wait 0s --fail-on-pending");
        assertCode(one, 12);
        assertThat(one.out()).contains("\tpending\t");
        var two = night(rotating, "--wait 30s");
        assertCode(two, 0);
        assertThat(emailit.keys()).extracting(SimulatedKey::name).doesNotContain(OLD);
        assertThat(emailit.accepts(rotating.token(OLD))).isTrue();
    }

    @Test
    void badOptions_areUsage_andAMissingYesAsksFirst(EmailitSimulator emailit) throws Exception {
        var rotating = rotating(emailit);
        assertCode(night(rotating, "--frobnicate"), 2);
        assertCode(rotating.process("mailkeys maintain </dev/null").run(), 5);
        assertThat(emailit.received()).isEmpty();
    }

    @Test
    void aWrongCredential_isConfiguration_andAKeyThatIsNotThereIsRefused(EmailitSimulator emailit) throws Exception {
        var rotating = rotating(emailit);
        var wrong = rotating.process("MAIN_CREDENTIAL=secret_wrong mailkeys maintain --yes")
                .run();
        assertCode(wrong, 3);
        var gone = rotating.replace("key = \"newsletter\"", "key = \"nobody\"");
        var refused = night(gone, "");
        assertCode(refused, 4);
        assertThat(refused.out()).contains("\trefused\t", "receipts\tnot_due");
        var stopped = night(gone, "--stop-on-failure");
        assertCode(stopped, 4);
        assertThat(stopped.out()).contains("\trefused\t", "receipts\tnot_started");
        assertThat(emailit.received("create")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void anotherRotator_isLocked_andASignalHasItsOwnCode(String signal, int code, EmailitSimulator emailit)
            throws Exception {
        assumeFalse(SignalsIT.ignores(signal), "this build runs in the background, deaf to that signal");
        var rotating = rotating(emailit).replace("grace = \"0s\"", "grace = \"1m\"");
        var first = rotating.command("maintain", "--yes");
        Process running = first.start();
        while (!first.stderr().contains("for the grace period to end") && running.isAlive()) {
            Thread.onSpinWait();
        }
        var second = rotating.processIn(Files.createDirectory(folder.resolve("other")), "mailkeys maintain --yes")
                .run();
        assertCode(second, 6);
        assertThat(second.out()).contains("\tlocked\t", "receipts\tnot_due");
        SignalsIT.kill(running, signal);
        var stopped = first.end(running);
        assertCode(stopped, code);
        assertThat(stopped.out()).contains("\tincomplete\t", "mailkeys resume ");
    }

    @Test
    void aProviderThatFailsHalfWay_is10_andTheNextNightBringsOrder(EmailitSimulator emailit) throws Exception {
        var rotating = rotating(emailit);
        emailit.on("delete", Fault.status(500));
        var one = night(rotating, "--wait 0s");
        assertCode(one, 10);
        assertThat(one.out()).contains("\tincomplete\t", "receipts\tnot_due");
        assertThat(emailit.accepts(rotating.token(OLD))).isTrue();
        emailit.clearFaults();
        assertCode(night(rotating, "--wait 30s"), 0);
        assertThat(emailit.keys()).extracting(SimulatedKey::name).doesNotContain(OLD);
        assertThat(emailit.accepts(rotating.token(OLD))).isTrue();
    }

    /** Somebody deletes the new key within the grace period, by hand. */
    @Test
    void aTokenThatIsRefused_is11_andTheOldKeyStays(EmailitSimulator emailit) throws Exception {
        var rotating = rotating(emailit).replace("grace = \"0s\"", "grace = \"1s\"");
        assertCode(rotating.process("mailkeys maintain --yes --wait 0s").run(), 0);
        SimulatedKey made = emailit.keys().get(emailit.keys().size() - 1);
        var delete = HttpRequest.newBuilder(URI.create(emailit.baseUrl() + "/api-keys/" + made.id()))
                .header("Authorization", "Bearer " + emailit.managementToken())
                .DELETE()
                .build();
        HttpClient.newHttpClient().send(delete, HttpResponse.BodyHandlers.discarding());
        var two = rotating.process("mailkeys maintain --yes --wait 30s").run();
        assertCode(two, 11);
        assertThat(two.out()).contains("\tsink_broken\t");
        assertThat(emailit.keys()).extracting(SimulatedKey::name).contains(OLD);
    }

    /** In place: the answer is lost, the provider does not answer any more, and a command does not tell what it holds. */
    @Test
    void aLostAnswer_andAProviderThatIsAway_is14(EmailitSimulator emailit) throws Exception {
        SimulatedKey key = emailit.seedKey("invoices");
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .toml("[targets.invoices]\naccount = \"main\"\nstrategy = \"in-place\"\nsinks = [\"store\"]\n"
                        + "settle-time = \"0s\"\n")
                .toml(
                        "[sinks.store]\ntype = \"exec\"\ncommand = [\"sh\", \"-c\", \"cat >store\"]\nsettle-time = \"0s\"\n");
        emailit.next("get", Fault.none());
        emailit.on("get", Fault.status(503));
        emailit.next("rotate", Fault.cut().afterCommit());
        var one = night(rotating, "--wait 0s");
        assertCode(one, 14);
        assertThat(one.out()).contains("\tsink_unknown\t");
        emailit.clearFaults();
        assertCode(night(rotating, "--wait 0s"), 0);
        assertThat(emailit.accepts(Files.readString(folder.resolve("store")).strip()))
                .isTrue();
        assertThat(emailit.accepts(key.token())).isFalse();
    }
}
