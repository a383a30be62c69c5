package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Leak;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What each rotation verb ends with, as a shell sees it; and that what it leaves behind holds no token. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class ExitIT {

    private static final Path SINK = Path.of("app/newsletter.env");

    @TempDir
    private Path folder;

    private void assertNoLeak(EmailitSimulator emailit, Path sink, String... tokens) throws IOException {
        for (String token : tokens) {
            assertThat(Leak.files(folder, token)).isSubsetOf(List.of(sink));
            Leak.assertNotInTemporaryFiles(token);
        }
        assertThat(Leak.files(folder, emailit.managementToken())).isEmpty();
    }

    @Test
    void everyVerb_andItsCode(EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter").replace("grace = \"0s\"", "grace = \"1h\"");
        String old = rotating.token("newsletter");
        emailit.issueNext("secret_c4n4ry5ingsn1n3t1m3s4");
        var ended = rotating.process("report() { \"$@\" >>printed; echo $?; }\n"
                        + "report mailkeys plan\n"
                        + "report mailkeys plan --exit-code --output json\n"
                        + "report mailkeys rotate --dry-run\n"
                        + "report mailkeys rotate </dev/null\n"
                        + "report mailkeys rotate nothing --yes\n"
                        + "report mailkeys plan --file none.toml\n"
                        + "MAIN_CREDENTIAL=secret_wrong report mailkeys plan\n"
                        + "report mailkeys rotate --yes --wait 0s --fail-on-pending\n"
                        + "report mailkeys status\n"
                        + "report mailkeys verify --output json\n"
                        + "report mailkeys resume --wait 0s\n"
                        + "report mailkeys rollback --yes --old-token-env OLD\n"
                        + "report mailkeys rollback --yes\n"
                        + "report mailkeys reconcile --yes\n")
                .set("OLD", old)
                .run();
        assertThat(ended.out().lines())
                .as(ended.err())
                .containsExactly("0", "13", "0", "5", "2", "3", "3", "12", "0", "0", "0", "0", "0", "0");
        assertThat(ended.err()).doesNotContain("Exception", "at dev.mailkeys");
        assertThat(rotating.token("newsletter")).isEqualTo(old);
        assertThat(emailit.received("create")).hasSize(1);
        assertNoLeak(emailit, SINK, old, "secret_c4n4ry5ingsn1n3t1m3s4");
    }

    @Test
    void badFile_is3_withEveryLineAndNoToken(EmailitSimulator emailit) throws Exception {
        var rotating = new Rotating(folder)
                .toml("[targets.newsletter]\naccount = \"emailit\"\nstrategy = \"overlp\"\nsinks = [\"none\"]\n"
                        + "token = \"secret_c4n4ry5ingsn1n3t1m3s4\"\n");
        var ended = rotating.process("mailkeys rotate --yes --output json").run();
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err())
                .contains("{\"error\":{\"code\":3", "\"line\":3", "\"line\":4", "\"line\":5")
                .doesNotContain("c4n4ry");
        assertThat(ended.out()).isEmpty();
        assertThat(emailit.received()).isEmpty();
    }

    @Test
    void secondRotator_isLockedOutWith6(EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter").replace("grace = \"0s\"", "grace = \"1m\"");
        var first = rotating.process("mailkeys rotate --yes");
        Process running = first.start();
        while (!first.stderr().contains("waits 1 minute for the grace period to end") && running.isAlive()) {
            Thread.onSpinWait();
        }
        var second = rotating.processIn(Files.createDirectory(folder.resolve("other")), "mailkeys rotate --yes -o json")
                .run();
        assertThat(second.code()).as(second.err()).isEqualTo(6);
        assertThat(second.out()).contains("\"outcome\":\"locked\"");
        assertThat(second.err()).contains("{\"error\":{\"code\":6,\"kind\":\"locked\"");
        running.descendants().forEach(ProcessHandle::destroy);
        assertThat(first.end(running).code()).isEqualTo(143);
        assertThat(emailit.received("create")).hasSize(1);
        assertNoLeak(emailit, SINK, rotating.token("newsletter"));
    }

    @Test
    void deletionThatFails_is10_andResumed(EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter")
                .replace("grace = \"0s\"", "grace = \"0s\"\nattempts-within = \"1s\"");
        String old = rotating.token("newsletter");
        emailit.on("delete", Fault.status(500));
        var rotate = rotating.process("mailkeys rotate --yes -o json").run();
        assertThat(rotate.code()).as(rotate.err()).isEqualTo(10);
        assertThat(rotate.out()).contains("\"outcome\":\"incomplete\"", "\"next\":\"mailkeys resume newsletter\"");
        assertThat(rotate.err()).contains("{\"error\":{\"code\":10,\"kind\":\"incomplete\"");
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
        emailit.clearFaults();
        var resume = rotating.process("mailkeys resume").run();
        assertThat(resume.code()).as(resume.err()).isZero();
        assertThat(emailit.accepts(old)).isFalse();
        assertNoLeak(emailit, SINK, old, rotating.token("newsletter"));
    }

    @Test
    void sinkThatFailsInPlace_is11_untilItIsMended(EmailitSimulator emailit) throws Exception {
        SimulatedKey key = emailit.seedKey("newsletter");
        Files.writeString(folder.resolve("stored"), key.token());
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .toml("[targets.newsletter]\naccount = \"main\"\nsinks = [\"store\"]\nsettle-time = \"0s\"\n"
                        + "[sinks.store]\ntype = \"exec\"\nreader = [\"cat\", \"stored\"]\nsettle-time = \"0s\"\n"
                        + "command = [\"sh\", \"-c\", \"test -e mended && cat >stored\"]\n");
        var rotate =
                rotating.process("mailkeys rotate --emergency --yes -o json").run();
        assertThat(rotate.code()).as(rotate.err()).isEqualTo(11);
        assertThat(rotate.out()).contains("\"outcome\":\"sink_broken\"", "mailkeys resume newsletter");
        assertThat(rotate.err()).contains("{\"error\":{\"code\":11,\"kind\":\"sink_broken\"");
        var verify = rotating.process("mailkeys verify").run();
        assertThat(verify.code()).as(verify.err()).isEqualTo(11);
        Files.createFile(folder.resolve("mended"));
        var resume = rotating.process("mailkeys resume").run();
        assertThat(resume.code()).as(resume.err()).isZero();
        String token = Files.readString(folder.resolve("stored"));
        assertThat(emailit.accepts(token)).isTrue();
        assertNoLeak(emailit, Path.of("stored"), key.token(), token);
    }
}
