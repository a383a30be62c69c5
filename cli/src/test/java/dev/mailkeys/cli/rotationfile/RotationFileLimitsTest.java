package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mailkeys.toml} may be: bounded, in UTF-8, and with names that folders can have. */
@ExtendWith(SimulatorExtension.class)
class RotationFileLimitsTest {

    @TempDir
    private Path folder;

    @Test
    void targetsName_mustBeOneThatAFolderCanHave(EmailitSimulator emailit) throws IOException {
        for (String name : new String[] {"", "  ", "n".repeat(86), "ü".repeat(43)}) {
            var rotating = new Rotating(folder)
                    .account("main", emailit)
                    .toml("[targets.\"" + name + "\"]\naccount = \"main\"\nsinks = [\"s\"]\n"
                            + "[sinks.s]\ntype = \"raw\"\npath = \"s\"\n");
            for (String verb : new String[] {"plan", "rotate --yes", "status", "verify"}) {
                var refused = rotating.run(verb);
                assertThat(refused.code()).as(refused.err()).isEqualTo(3);
                assertThat(refused.err()).contains("line 6: ", "target", "name");
            }
        }
        assertThat(emailit.received()).isEmpty();
    }

    @Test
    void timeLimitOfAnAccount_isWhatItSays_inWhateverUnit(EmailitSimulator emailit) throws IOException {
        String former = "retries = 0";
        var rotating = Rotating.at(folder, emailit, "newsletter");
        for (String time : new String[] {"9s", "3000ms", "1d"}) {
            String line = "timeout = \"" + time + "\"";
            var result = rotating.replace(former, line).run("plan");
            assertThat(result.code()).as(time + result.err()).isZero();
            former = line;
        }
        var refused = rotating.replace(former, "timeout = \"3w\"").run("plan");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err())
                .contains("--timeout, or the setting in its place, must be from 1 ms to 1 day")
                .doesNotContain("attemptTimeout");
    }

    @Test
    void fileThatIsNoneOfItsKind_isRefusedAtOnce(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        for (String text : new String[] {
            "# " + "x".repeat(1 << 20),
            "a = " + "[".repeat(100_000),
            "a = " + "{a = ".repeat(50_000),
            "\n".repeat(1 << 19),
            "# x\n".repeat(100_000),
            "a = [" + "\n".repeat(10_000) + "]",
            "a = \"" + "x".repeat(1 << 19) + "\"",
            "x y z\n".repeat(10_000)
        }) {
            Files.writeString(rotating.write(), text);
            var refused = rotating.cli.run("plan");
            assertThat(refused.code()).as(refused.err()).isEqualTo(3);
            assertThat(refused.err()).contains("Nothing was sent").doesNotContain("A bug");
        }
    }

    @Test
    void byteOrderMark_isNoPartOfIt_andAnotherEncodingIsSaidToBeOne(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        Path file = rotating.write();
        String toml = Files.readString(file);
        Files.writeString(file, "\ufeff" + toml);
        assertThat(rotating.cli.run("plan").code()).isZero();
        Files.write(file, ("\ufeff" + toml).getBytes(StandardCharsets.UTF_16LE));
        assertThat(rotating.cli.run("plan").err()).contains("is not UTF-8 text");
    }
}
