package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a real process shows: exit codes, pipes, terminals, full disks, and what the system lets others see. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class MailkeysIT {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";

    @TempDir
    private Path folder;

    private MailkeysProcess.Ended shell(JetEmailSimulator jetemail, String line) throws Exception {
        return MailkeysProcess.shell(folder, jetemail, line).run();
    }

    @Test
    void create_writesTheTokenToItsFileAndNowhereElse(JetEmailSimulator jetemail) throws Exception {
        jetemail.issueNext(TOKEN);
        var ended = shell(jetemail, "mailkeys jetemail create --name x --verbose --to-file token");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Leak.files(folder, TOKEN)).containsExactly(Path.of("token"));
        assertThat(Leak.files(folder, jetemail.managementToken())).isEmpty();
        Leak.assertNotInTemporaryFiles(TOKEN);
        assertThat(jetemail.received("create")).hasSize(1);
    }

    @Test
    void exitCodes_reachTheShell(JetEmailSimulator jetemail) throws Exception {
        jetemail.seedKey("x");
        jetemail.next("create", Fault.cut().afterCommit());
        var ended = shell(
                jetemail,
                "mailkeys jetemail list >/dev/null; echo $?; mailkeys jetemail create --name y; echo $?;"
                        + " JETEMAIL_API_KEY=wrong mailkeys jetemail list; echo $?;"
                        + " mailkeys jetemail delete --name none --yes; echo $?; mailkeys jetemail delete --name x; echo $?;"
                        + " mailkeys jetemail create --name y --to-file token; echo $?");
        assertThat(ended.out()).isEqualTo("0\n2\n3\n4\n5\n10\n");
        assertThat(ended.err()).contains("error: ").doesNotContain("Exception", "at dev.mailkeys");
    }

    @Test
    void stdoutThatIsClosed_endsTheListQuietly(JetEmailSimulator jetemail) throws Exception {
        IntStream.range(0, 3000).forEach(number -> jetemail.seedKey("key-" + number));
        var ended = shell(
                jetemail,
                "set -o pipefail; mailkeys jetemail list | head -1; echo $?; mailkeys jetemail list -o env | head -1 | wc -l");
        assertThat(ended.out()).contains("key-", "\n0\n1\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void stdoutThatIsFull_doesNotCostTheToken(JetEmailSimulator jetemail) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
        jetemail.issueNext(TOKEN);
        var ended = shell(jetemail, "mailkeys jetemail create --name x --reveal > /dev/full");
        assertThat(ended.code()).isEqualTo(10);
        assertThat(Leak.files(folder.resolve(".local/state/mailkeys"), TOKEN)).hasSize(1);
        assertThat(ended.err())
                .contains("No space left", ".local/state/mailkeys")
                .doesNotContain(TOKEN);
    }

    @Test
    void diskThatIsFull_isNoticedBeforeTheCall(JetEmailSimulator jetemail) throws Exception {
        var mounted = shell(jetemail, "mkdir disk && mount -t tmpfs -o size=4k none disk 2>/dev/null; echo $?");
        assumeTrue(mounted.out().equals("0\n"), "a file system can't be mounted here");
        try {
            var ended = shell(jetemail, "mailkeys jetemail create --name x --to-file disk/token");
            assertThat(ended.code()).as(ended.err()).isEqualTo(4);
            assertThat(ended.err()).contains("No space left", "Nothing was sent");
            assertThat(jetemail.received()).isEmpty();
            assertThat(folder.resolve("disk")).isEmptyDirectory();
        } finally {
            shell(jetemail, "umount disk");
        }
    }

    @Test
    void terminal_showsATableAndAsks(JetEmailSimulator jetemail) throws Exception {
        assumeTrue(shell(jetemail, "command -v script").code() == 0, "util-linux's script is not there");
        SimulatedKey key = jetemail.seedKey("x");
        String java = MailkeysProcess.words().replace("'", "\"");
        var ended = shell(
                jetemail,
                "NO_COLOR=1 script -qec '" + java + " jetemail list' /dev/null </dev/null;" + " echo y | script -qec '"
                        + java + " jetemail delete --name x' /dev/null; echo $?");
        assertThat(ended.out())
                .contains("ID                                    NAME", key.id() + "  x ", "Continue? [y/N]", "deleted")
                .endsWith("0\n");
        assertThat(jetemail.keys()).isEmpty();
    }

    @Test
    void pipe_hasNoTableAndNoQuestion(JetEmailSimulator jetemail) throws Exception {
        SimulatedKey key = jetemail.seedKey("x");
        var ended =
                shell(jetemail, "mailkeys jetemail list | cat; mailkeys jetemail delete --name x < /dev/null | cat");
        assertThat(ended.out()).isEqualTo(key.id() + "\tx\tactive\t\t\t0\t0\n");
        assertThat(ended.err()).contains("give --yes");
    }

    @Test
    void environment_canBeEvaluated(JetEmailSimulator jetemail) throws Exception {
        jetemail.issueNext(TOKEN);
        var ended = shell(
                jetemail,
                "eval \"$(mailkeys jetemail create --name 'two words' --reveal -o env)\";"
                        + " echo \"$MAILKEYS_NAME, ${#MAILKEYS_TOKEN}\"");
        assertThat(ended.out()).isEqualTo("two words, " + TOKEN.length() + "\n");
    }

    @Test
    void arguments_showNoToken(JetEmailSimulator jetemail) throws Exception {
        SimulatedKey key = jetemail.seedKey("x");
        Files.writeString(folder.resolve("key"), key.token());
        jetemail.issueNext(TOKEN);
        jetemail.next("rotate", Fault.stall().beforeCommit());
        var process = MailkeysProcess.shell(
                folder, jetemail, "mailkeys jetemail rotate --yes --key-file key --to-file token --timeout 2s");
        Process running = process.start();
        while (jetemail.received("rotate").isEmpty() && running.isAlive()) {
            Thread.onSpinWait();
        }
        Leak.assertNotShownBy(running.toHandle(), key.token());
        Leak.assertNotShownBy(running.toHandle(), TOKEN);
        assertThat(process.end(running).code()).isEqualTo(10);
        assertThat(Leak.files(folder, key.token())).containsExactly(Path.of("key"));
    }

    @Test
    void answerBeyondTheMemory_isAnAnswerThatCantBeUsed(JetEmailSimulator jetemail) throws Exception {
        IntStream.range(0, 20_000).forEach(number -> jetemail.seedKey("key-" + number));
        var ended = MailkeysProcess.of(folder, jetemail, "jetemail", "list", "-o", "json")
                .set("JDK_JAVA_OPTIONS", "-Xmx16m")
                .run();
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err()).contains("unreadable_response", "there was no memory left for it");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void list_loadsNothingThatItDoesNotNeed(JetEmailSimulator jetemail) throws Exception {
        assumeTrue(MailkeysProcess.image().isEmpty(), "the image has loaded its classes when it was built");
        var ended = MailkeysProcess.of(folder, jetemail, "jetemail", "list")
                .set("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=loaded")
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readString(folder.resolve("loaded")))
                .contains("dev.mailkeys.cli.command.jetemail.KeyListing ")
                .doesNotContain(
                        "dev.mailkeys.cli.command.rotation",
                        "dev.mailkeys.cli.rotationfile",
                        "dev.mailkeys.rotation.Rotation",
                        "dev.mailkeys.rotation.engine",
                        "dev.mailkeys.rotation.sink",
                        "dev.mailkeys.testkit",
                        "org.bouncycastle",
                        "org.tomlj");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "jetemail list --help"})
    void help_loadsNothingThatCalls(String line, JetEmailSimulator jetemail) throws Exception {
        assumeTrue(MailkeysProcess.image().isEmpty(), "the image has loaded its classes when it was built");
        var ended = MailkeysProcess.of(folder, jetemail, line.split(" "))
                .set("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=loaded")
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readString(folder.resolve("loaded")))
                .contains("dev.mailkeys.cli.Program ")
                .doesNotContain("okhttp3", "com.fasterxml.jackson.databind", "org.bouncycastle", "org.tomlj");
    }

    @Test
    void demo_runsByARelativePathToo() throws Exception {
        assumeTrue(MailkeysProcess.image().isEmpty(), "the image is no jar");
        Files.copy(Path.of("target", "mailkeys.jar"), folder.resolve("mailkeys.jar"));
        var ended = MailkeysProcess.shell(folder, "\"$JAVA\" -jar mailkeys.jar demo")
                .set("JAVA", MailkeysProcess.command().get(0))
                .run();
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    }

    @Test
    void demo_needsNothing(JetEmailSimulator jetemail) throws IOException, InterruptedException {
        var ended = MailkeysProcess.of(folder, jetemail, "demo").run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("No key was lost");
        assertThat(ended.err()).isEmpty();
    }
}
