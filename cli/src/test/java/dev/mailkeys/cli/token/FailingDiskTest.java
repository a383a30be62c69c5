package dev.mailkeys.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails between the call that made a token and the file that is to hold it. */
@ExtendWith(SimulatorExtension.class)
class FailingDiskTest {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";

    /** The room for the token, and the name of that: two syncs before the call. */
    private static final int BEFORE_THE_CALL = 2;

    @TempDir
    private Path folder;

    private Cli cli(JetEmailSimulator jetemail, Disk disk) {
        jetemail.issueNext(TOKEN);
        return Cli.at(jetemail)
                .set("XDG_STATE_HOME", folder.resolve("state").toString())
                .disk(disk);
    }

    private String create() {
        return "jetemail create --name x --to-file " + folder.resolve("token");
    }

    /** The token is there, and whether it stays is not known. */
    @Test
    void aNameThatIsNotConfirmed_isIncomplete_andSaysWhereTheTokenIs(JetEmailSimulator jetemail) {
        var result = cli(jetemail, new Dying(BEFORE_THE_CALL, true)).run(create() + " --output json");
        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(result.err())
                .contains("did not confirm the new name", "before this machine loses power")
                .contains("\"savedTo\":\"" + folder.resolve("token"));
        assertThat(folder.resolve("token")).hasContent(TOKEN);
        assertThat(result.out() + result.err()).doesNotContain(TOKEN);
        assertThat(jetemail.received("create")).hasSize(1);
    }

    @Test
    void whereNoFolderTakesTheToken_aTerminalShowsItOnce(JetEmailSimulator jetemail) {
        var result = cli(jetemail, new Dying(BEFORE_THE_CALL, false))
                .terminals(ProcessContext.ERR)
                .run(create());
        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(result.err())
                .containsOnlyOnce(TOKEN)
                .contains("Warning: the token could not be saved in any folder", "copy it");
        assertThat(result.out()).doesNotContain(TOKEN);
        assertThat(folder.resolve("token")).doesNotExist();
    }

    /** What is no terminal may be a log that others read. */
    @Test
    void whereNoFolderTakesTheToken_nothingElseShowsIt_andTheWayOnIsNamed(JetEmailSimulator jetemail) {
        var result = cli(jetemail, new Dying(BEFORE_THE_CALL, false)).run(create());
        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(result.err())
                .contains("could not be saved anywhere", "delete")
                .doesNotContain(TOKEN);
        assertThat(result.out()).doesNotContain(TOKEN);
    }

    /** Confirms so many syncs, and then none; or none of folders. */
    private static final class Dying implements Disk {

        private final boolean foldersAlone;
        private int left;

        Dying(int left, boolean foldersAlone) {
            this.left = left;
            this.foldersAlone = foldersAlone;
        }

        @Override
        public void sync(FileChannel file) throws IOException {
            if (left-- <= 0 && !foldersAlone) {
                throw new IOException("Input/output error");
            }
        }

        @Override
        public void sync(Path path, FileChannel channel) throws IOException {
            if (left-- <= 0) {
                throw new IOException("Input/output error");
            }
        }
    }
}
