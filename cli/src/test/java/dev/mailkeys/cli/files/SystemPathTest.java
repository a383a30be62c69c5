package dev.mailkeys.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Paths whose letters a locale can't write. What only such a locale shows is tried on the real process. */
@ExtendWith(SimulatorExtension.class)
class SystemPathTest {

    @TempDir
    private Path folder;

    @Test
    void pathsThatTheLocaleTakes_areTheSystems() {
        assertThat(SystemPath.of("a/b")).isEqualTo(Path.of("a/b"));
        assertThat(SystemPath.in(folder, "b")).isEqualTo(folder.resolve("b"));
        assertThat(SystemPath.text(folder, "b")).isEqualTo(folder.resolve("b").toString());
    }

    @Test
    void aVariableThatNamesNoPath_isAnErrorOfTheConfiguration(EmailitSimulator emailit) {
        for (String variable : new String[] {"HOME", "MAILKEYS_CONFIG", "XDG_CONFIG_HOME"}) {
            var result = Cli.at(emailit).set(variable, "/nul\0l").run("emailit list");
            assertThat(result.code()).as(result.err()).isEqualTo(3);
            assertThat(result.err()).contains("The path in " + variable).doesNotContain("A bug");
        }
    }

    @Test
    void aStateFolderThatNamesNoPath_doesNotCostAToken(EmailitSimulator emailit) throws Exception {
        Path token = folder.resolve("token");
        var result = Cli.at(emailit)
                .set("XDG_STATE_HOME", "/nul\0l")
                .whenItSpeaks(() -> write(token))
                .run("emailit create --name x --scope full --verbose --to-file " + token);
        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(result.err()).contains("the token is in " + folder.toRealPath());
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "precious");
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
