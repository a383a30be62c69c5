package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A standard output that takes no more: what came of it keeps its exit code; where the words are all, it is a failure. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class ReportIT {

    private static final String NOBODY = "> >(exec <&-; sleep 1)";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsFullDevice() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    }

    private static int code(Rotating rotating, String line) throws Exception {
        var ended = rotating.process("set -o pipefail; mailkeys " + line).run();
        assertThat(ended.err()).as(line).doesNotContain("A bug", "nothing was changed");
        return ended.code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"> /dev/full", ">&-", "-o json > /dev/full", "| true", NOBODY})
    void rotation_keepsItsExitCode(String output, EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter")
                .replace("grace = \"0s\"", "grace = \"0s\"\nattempts-within = \"1s\"");
        assertThat(code(rotating, "plan --exit-code " + output)).isEqualTo(13);
        assertThat(code(rotating, "rotate --yes " + output)).isZero();
        assertThat(emailit.received("create")).hasSize(1);
        emailit.on("delete", Fault.status(500));
        assertThat(code(rotating, "rotate --yes " + output)).isEqualTo(10);
        emailit.clearFaults();
        assertThat(code(rotating, "resume " + output)).isZero();
        Files.writeString(rotating.env("newsletter"), "TOKEN=secret_0000000000000000000000000000\n");
        assertThat(code(rotating, "verify " + output)).isEqualTo(11);
    }

    @Test
    void wordsThatAreAllThatWasAsked_areAFailure(EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        for (String verb :
                List.of("plan", "status", "rotate --dry-run", "--help", "plan --help", "man", "completion")) {
            var ended = rotating.process("mailkeys " + verb + " > /dev/full").run();
            assertThat(ended.code()).as(verb).isEqualTo(4);
            assertThat(ended.err()).contains("Standard output can't be written");
            assertThat(code(rotating, verb + " | true")).as(verb).isZero();
        }
    }

    @Test
    void changeOfAKey_keepsItsExitCode(JetEmailSimulator jetemail) throws Exception {
        jetemail.seedKey("x");
        for (String verb :
                List.of("create --name y --to-file token", "update --name x --quota 7", "delete --yes --name x")) {
            var ended = MailkeysProcess.shell(folder, jetemail, "mailkeys jetemail " + verb + " > /dev/full")
                    .run();
            assertThat(ended.code()).as(verb + ended.err()).isZero();
            assertThat(ended.err()).contains("Warning: the report could not be printed");
        }
        var list = MailkeysProcess.shell(folder, jetemail, "mailkeys jetemail list > /dev/full")
                .run();
        assertThat(list.code()).isEqualTo(4);
        assertThat(folder.resolve("token")).isNotEmptyFile();
    }

    @Test
    void closedStreams_areNoFileOfOurs(EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        assertThat(rotating.process("mailkeys rotate --yes --verbose <&- >&- 2>&-")
                        .run()
                        .code())
                .isZero();
        var status = rotating.process("mailkeys status").run();
        assertThat(status.out()).as(status.err()).contains("done");
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
        assertThat(Files.readAllLines(rotating.env("newsletter")))
                .allMatch(line -> line.startsWith("TOKEN=") || line.startsWith("#"));
    }
}
