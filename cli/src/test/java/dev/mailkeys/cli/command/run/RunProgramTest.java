package dev.mailkeys.cli.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps {@code mailkeys run} from starting a program, and what it says then. */
class RunProgramTest {

    private static final String TOKEN = "em_c4n4ry5ingst0ken0000000001";

    @TempDir
    private Path folder;

    private Cli.Result run(String line) {
        return new Cli()
                .set("PATH", System.getenv("PATH"))
                .set("XDG_CONFIG_HOME", folder.toString())
                .run(line.replace("HERE", folder.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "run --from HERE/t --as T; Put the program after two hyphens",
                "run --from HERE/t --as T --; Put the program after two hyphens",
                "run --from HERE/t --as T true; Put the program after two hyphens",
                "run --from HERE/t --as T true -- x; Put the program after two hyphens",
                "run --from HERE/t --as T node --inspect x; The program and its own options stand after two hyphens",
                "run --as T -- true; Give one of --from, --target",
                "run --from HERE/t --target x -- true; Give only one of --from, --target",
                "run --from HERE/t --sink x --as T -- true; --sink belongs to --target",
                "run --target x --field a -- true; --field belongs to --from",
                "run --from HERE/t --variable A --field b -- true; Give only one of --variable, --field",
                "run --from HERE/t --field a..b --as T -- true; --field takes a name",
                "run --from HERE/t -- true; --as NAME",
                "run --from HERE/t --as em_api_key0000000000000000000001 -- true; not shown",
                "run --from HERE/t --as A-B -- true; takes the name of a variable",
                "run --from HERE/t --as T --every 1ms -- true; --every takes 50ms or more",
                "run --from HERE/t --as T --on-change reload -- true; --on-change takes restart, ignore, or signal:",
                "run --from HERE/t --as T --on-change signal:KILL -- true; --on-change takes",
                "run --from HERE/t --as T --reader a/b -- true; --reader: A reader's name is made of letters",
                "run --from HERE/t --as T --reader em_api_key0000000000000000000001 -- true; not shown",
                "run --from HERE/t --as T --settled-after 1s -- true; --settled-after belongs to --on-change signal:",
                "run --from HERE/t --as T --on-change signal:HUP --reader a -- true; Say with --settled-after TIME",
                "run --from HERE/t --as T --on-change signal:HUP --marks HERE -- true; let it leave its own marks",
                "run --target x --marks HERE -- true; --marks belongs to --from",
                "run --from HERE/t --as T --token=x -- true; No option takes the token itself"
            })
    void lineThatIsWrong_isToldHowToWriteIt(String line, String words) throws IOException {
        Files.writeString(folder.resolve("t"), TOKEN);
        var result = run(line);
        assertThat(result.err()).contains(words).doesNotContain(TOKEN);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void noTokenYet_isAConfigurationThatLacksOne() throws IOException {
        var missing = run("run --from HERE/t --as T -- true");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("There is no token in " + folder + "/t", "mailkeys rotate", "--wait");
        Files.writeString(folder.resolve("t"), "A=" + TOKEN);
        var other = run("run --from HERE/t --variable B -- true");
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err()).contains("it does not set B").doesNotContain(TOKEN);
        Files.writeString(folder.resolve("t"), TOKEN + "\nand more");
        var noToken = run("run --from HERE/t --as T -- true");
        assertThat(noToken.code()).isEqualTo(3);
        assertThat(noToken.err()).contains("characters that no token has").doesNotContain(TOKEN);
    }

    @Test
    void programThatIsNotThereOrCantBeRun_hasTheExitCodesOfAShell() throws IOException {
        Files.writeString(folder.resolve("t"), TOKEN);
        Files.writeString(folder.resolve("text"), "#!/bin/sh\n");
        assertThat(run("run --from HERE/t --as T -- " + TOKEN).err())
                .contains("looks like a token")
                .doesNotContain(TOKEN);
        var none = run("run --from HERE/t --as T -- no-such-program");
        assertThat(none.code()).as(none.err()).isEqualTo(127);
        assertThat(none.err()).contains("no-such-program");
        assertThat(run("run --from HERE/t --as T -- HERE/none").code()).isEqualTo(127);
        var unusable = run("run --from HERE/t --as T -- HERE/text");
        assertThat(unusable.code()).as(unusable.err()).isEqualTo(126);
        assertThat(unusable.err()).contains("chmod +x");
    }

    @Test
    void firstToken_isWaitedFor() throws Exception {
        var late = new Thread(() -> {
            try {
                Files.writeString(folder.resolve("t.new"), TOKEN);
                Files.move(folder.resolve("t.new"), folder.resolve("t"));
            } catch (IOException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        });
        late.start();
        assertThat(run("run --from HERE/t --as T --wait 1m --every 50ms -- true")
                        .code())
                .isZero();
        late.join();
    }
}
