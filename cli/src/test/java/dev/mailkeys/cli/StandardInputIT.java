package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets from everything that standard input can be: on JDK 17 no stream but a file can be asked for its position. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class StandardInputIT {

    private static final String PIPE = "printf '%%s\\n' \"$SECRET\" | %s";
    private static final String FIFO = "mkfifo fifo; (printf %%s \"$SECRET\" > fifo) & %s < fifo";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                PIPE,
                FIFO,
                "%s <<< \"$SECRET\"",
                "%s < <(printf '%%s\\r\\n' \"$SECRET\")",
                "printf %%s \"$SECRET\" > file; chmod 600 file; %s < file",
                "printf '\\357\\273\\277%%s' \"$SECRET\" | %s",
                "(printf %%s \"${SECRET:0:9}\"; sleep 0.3; printf %%s \"${SECRET:9}\") | %s"
            })
    void credential_isReadFromWhateverItIs(String line, EmailitSimulator emailit) throws Exception {
        emailit.seedKey("newsletter");
        var ended = MailkeysProcess.shell(folder, line.formatted("mailkeys emailit list --token-stdin"))
                .at(emailit)
                .set("SECRET", emailit.managementToken())
                .set("EMAILIT_API_KEY", "")
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("newsletter");
        assertThat(ended.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PIPE, FIFO, "%s <<< \"$SECRET\""})
    void tokenOfAKey_isReadFromWhateverItIs(String line, JetEmailSimulator jetemail) throws Exception {
        SimulatedKey key = jetemail.seedKey("newsletter");
        var ended = MailkeysProcess.shell(
                        folder, jetemail, line.formatted("mailkeys jetemail update --key-stdin --quota 7"))
                .set("SECRET", key.token())
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(jetemail.received("update")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {PIPE, FIFO, "%s <<< \"$SECRET\""})
    void oldToken_isReadFromWhateverItIs(String line, EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter").replace("grace = \"0s\"", "grace = \"1h\"");
        String old = rotating.token("newsletter");
        assertThat(rotating.run("rotate --yes --wait 0s").out()).contains("pending");
        var ended = rotating.process(line.formatted("mailkeys rollback newsletter --old-token-stdin --yes"))
                .set("SECRET", old)
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(rotating.token("newsletter")).isEqualTo(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<(printf %s \"$SECRET\")", "/dev/stdin"})
    void fileThatIsAPipe_isRead(String file, EmailitSimulator emailit) throws Exception {
        var ended = MailkeysProcess.shell(folder, "printf %s \"$SECRET\" | mailkeys emailit list --token-file " + file)
                .at(emailit)
                .set("SECRET", emailit.managementToken())
                .set("EMAILIT_API_KEY", "")
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void terminal_isAskedForOneLine(EmailitSimulator emailit) throws Exception {
        assumeTrue(
                MailkeysProcess.shell(folder, "command -v script").run().code() == 0,
                "util-linux's script is not there");
        emailit.seedKey("newsletter");
        String list = MailkeysProcess.words().replace("'", "\"") + " emailit list --token-stdin";
        // Nothing ends the input: the line itself must be enough. What comes last goes to files: script, once killed,
        // shows no more.
        var ended = MailkeysProcess.shell(
                        folder,
                        "(printf '%s\\n' \"$SECRET\"; sleep 20) | script -qec '" + list
                                + " >listed; echo ended with $? >end; kill $PPID' /dev/null")
                .at(emailit)
                .set("SECRET", emailit.managementToken())
                .set("EMAILIT_API_KEY", "")
                .run();
        assertThat(ended.out()).contains("Type or paste the token");
        assertThat(folder.resolve("listed")).content().contains("newsletter");
        assertThat(folder.resolve("end")).hasContent("ended with 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "\"%s\"", "one\ntwo", "\u0000", "%s\u0007"})
    void whatIsNoToken_isSaidToBeNone_andNotShown(String text, EmailitSimulator emailit) throws Exception {
        Files.writeString(folder.resolve("in"), text.formatted(emailit.managementToken()));
        refuses(emailit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16", "UTF-16BE"})
    void anotherEncoding_isSaidToBeOne(String encoding, EmailitSimulator emailit) throws Exception {
        Files.write(folder.resolve("in"), ("\ufeff" + emailit.managementToken()).getBytes(encoding));
        assertThat(refuses(emailit).err()).contains("UTF-8");
    }

    @Test
    void whatIsLongerThanAnyToken_isRefused(EmailitSimulator emailit) throws Exception {
        Files.write(folder.resolve("in"), "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(refuses(emailit).err()).contains("larger than 64 KiB");
    }

    private MailkeysProcess.Ended refuses(EmailitSimulator emailit) throws Exception {
        var ended = MailkeysProcess.shell(folder, "mailkeys emailit list --token-stdin < in")
                .at(emailit)
                .set("EMAILIT_API_KEY", "")
                .run();
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains("Standard input ").doesNotContain(emailit.managementToken());
        assertThat(emailit.received()).isEmpty();
        return ended;
    }
}
