package dev.mailkeys.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What commands that were killed leave beside the file for a token, and what the next one does with it. */
@ExtendWith(SimulatorExtension.class)
class TokenLeftoversTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = temporary.toRealPath();
    }

    private Cli.Result create(JetEmailSimulator jetemail, String file) {
        return Cli.at(jetemail).run("jetemail create --name x --to-file " + folder.resolve(file));
    }

    @Test
    void aSecondNameAndAnEmptyRoom_areClearedAway(JetEmailSimulator jetemail) throws IOException {
        Path token = Files.writeString(folder.resolve("first"), "token-1");
        Files.createLink(folder.resolve(".mailkeys-token-1.tmp"), token);
        Files.write(folder.resolve(".mailkeys-token-2.tmp"), new byte[8192]);
        Files.writeString(folder.resolve(".mailkeys-token-x.tmp"), "not ours");
        assertThat(create(jetemail, "second").code()).isZero();
        assertThat(folder)
                .isDirectoryNotContaining("glob:**/.mailkeys-token-[0-9]*.tmp")
                .isDirectoryContaining("glob:**/.mailkeys-token-x.tmp");
        assertThat(token).hasContent("token-1");
    }

    @Test
    void theOnlyCopyOfAToken_staysAndIsTold(JetEmailSimulator jetemail) throws IOException {
        Path only = Files.writeString(folder.resolve(".mailkeys-token-1.tmp"), "token-1");
        var result = create(jetemail, "second");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("only copy of a token in " + only).doesNotContain("token-1\n");
        assertThat(only).hasContent("token-1");
    }

    @Test
    void theRoomOfACommandThatStillRuns_stays() throws IOException {
        Path target = folder.resolve("token");
        TokenFile running = TokenFile.reserve(target, Trust.own(), Disk.system());
        assertThat(TokenLeftovers.sweep(folder.resolve("other"), Trust.own())).isEmpty();
        assertThat(running.keep(Secret.of("token-1"))).isTrue();
        running.discard();
        assertThat(target).hasContent("token-1");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aTokenThatNothingElseHolds_isLeftUnderItsTemporaryName() throws IOException {
        Path target = folder.resolve("token");
        TokenFile file = TokenFile.reserve(target, Trust.own(), Disk.system());
        Files.writeString(target, "somebody else's");
        try {
            file.keep(Secret.of("token-1"));
        } catch (IOException taken) {
            assertThat(file.leave()).contains(file.temporary());
        }
        file.discard();
        assertThat(file.temporary()).hasContent("token-1");
        assertThat(target).hasContent("somebody else's");
    }
}
