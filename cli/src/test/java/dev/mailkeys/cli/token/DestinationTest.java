package dev.mailkeys.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A token is never made when it can't be kept, and never lost when it was made. */
@ExtendWith(SimulatorExtension.class)
class DestinationTest {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("token");
    }

    private Cli cli(JetEmailSimulator jetemail) {
        jetemail.issueNext(TOKEN);
        return Cli.at(jetemail).set("XDG_STATE_HOME", state().toString());
    }

    /** Where the command keeps the pace of its calls, and a token that can't go where it should. */
    private Path state() {
        return folder.resolve("state");
    }

    private static void assertNothingSent(JetEmailSimulator jetemail) {
        assertThat(jetemail.received("create")).isEmpty();
    }

    /** What stands in the one file that a message names. */
    private String saved() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> saved = files.filter(
                            path -> path.getFileName().toString().startsWith("mailkeys-"))
                    .filter(Files::isRegularFile)
                    .toList();
            assertThat(saved).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved.get(0))))
                    .isEqualTo("rw-------");
            return Files.readString(saved.get(0));
        }
    }

    @Test
    void create_withoutAPlaceForTheToken_isRefusedBeforeTheCall(JetEmailSimulator jetemail) {
        var result = cli(jetemail).run("jetemail create --name x");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--to-file", "--reveal", "Nothing was sent");
        assertNothingSent(jetemail);
    }

    @Test
    void token_isWrittenForItsOwnerAlone_andNothingElseIsLeft(JetEmailSimulator jetemail) throws IOException {
        var result = cli(jetemail).run("jetemail create --name x --to-file " + file);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(file)).isEqualTo(TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file) && !path.equals(state()));
        assertThat(result.out() + result.err()).doesNotContain(TOKEN);
    }

    @Test
    void file_thatIsThere_isNeverReplaced(JetEmailSimulator jetemail) throws IOException {
        Files.writeString(file, "precious");
        var result = cli(jetemail).run("jetemail create --name x --to-file " + file);
        assertThat(result.code()).isEqualTo(4);
        assertThat(file).hasContent("precious");
        assertNothingSent(jetemail);
    }

    @Test
    void link_thatLeadsNowhere_isNotFollowed(JetEmailSimulator jetemail) throws IOException {
        Files.createSymbolicLink(file, folder.resolve("elsewhere"));
        assertThat(cli(jetemail)
                        .run("jetemail create --name x --to-file " + file)
                        .code())
                .isEqualTo(4);
        assertNothingSent(jetemail);
    }

    @Test
    void folder_thatIsNotThere_isSaidBeforeTheCall(JetEmailSimulator jetemail) {
        var result = cli(jetemail).run("jetemail create --name x --to-file " + folder.resolve("no/token"));
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("no such folder");
        assertNothingSent(jetemail);
    }

    @Test
    void create_thatFails_leavesNoFile(JetEmailSimulator jetemail) {
        jetemail.next("create", Fault.status(400));
        assertThat(cli(jetemail)
                        .run("jetemail create --name x --to-file " + file)
                        .code())
                .isEqualTo(4);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(state()));
    }

    @Test
    void file_thatAppearsDuringTheCall_staysAndTheTokenIsSavedBesideIt(JetEmailSimulator jetemail) throws IOException {
        var result = cli(jetemail)
                .whenItSpeaks(() -> write(file, "precious"))
                .run("jetemail create --name x --verbose --output json --to-file " + file);
        assertThat(result.code()).isEqualTo(10);
        assertThat(file).hasContent("precious");
        assertThat(saved()).isEqualTo(TOKEN);
        assertThat(result.out() + result.err()).doesNotContain(TOKEN).contains("\"savedTo\":\"" + folder);
    }

    @Test
    void folder_thatGoesAwayDuringTheCall_doesNotCostTheToken(JetEmailSimulator jetemail) throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        var result = cli(jetemail)
                .whenItSpeaks(() -> write(move(gone).resolve("gone"), "a file in the folder's place"))
                .run("jetemail create --name x --verbose --to-file " + gone.resolve("token"));
        assertThat(result.code()).isEqualTo(10);
        assertThat(saved()).isEqualTo(TOKEN);
    }

    @Test
    void token_thatNoFolderTakes_isShownIfThatWasAskedFor(JetEmailSimulator jetemail) {
        var result = cli(jetemail)
                .whenItSpeaks(() -> write(file, "precious"))
                .run("jetemail create --name x --verbose --reveal --to-file " + file);
        assertThat(result.code()).isEqualTo(10);
        assertThat(result.out()).contains("token: " + TOKEN);
    }

    private static Path move(Path from) {
        try {
            return Files.move(from, from.resolveSibling("moved")).getParent();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void answer_thatCanNotBeRead_isSaved(JetEmailSimulator jetemail) throws IOException {
        jetemail.next("create", Fault.cutBody());
        var result = cli(jetemail).run("jetemail create --name x --output json --to-file " + file);
        assertThat(result.code()).isEqualTo(10);
        assertThat(saved()).contains(TOKEN.substring(0, 5));
        assertThat(result.err()).contains("\"kind\":\"unreadable_response\"", "\"savedTo\":\"" + folder, "\"advice\":");
        assertThat(result.out() + result.err()).doesNotContain(TOKEN);
    }

    @Test
    void standardOutput_thatIsFull_doesNotCostTheToken(JetEmailSimulator jetemail) throws IOException {
        var result = cli(jetemail).out(new Broken("No space left on device")).run("jetemail create --name x --reveal");
        assertThat(result.code()).isEqualTo(10);
        assertThat(saved()).isEqualTo(TOKEN);
        assertThat(result.err()).contains("No space left", "the token is in " + folder);
    }

    @Test
    void standardOutput_thatIsClosed_costsNeitherTokenNorPeace(JetEmailSimulator jetemail) throws IOException {
        var revealed = cli(jetemail).out(new Broken("Broken pipe")).run("jetemail create --name x --reveal");
        assertThat(revealed.code()).isEqualTo(10);
        assertThat(saved()).isEqualTo(TOKEN);
        jetemail.issueNext(TOKEN + "2");
        var kept = Cli.at(jetemail).out(new Broken("Broken pipe")).run("jetemail create --name x --to-file " + file);
        assertThat(kept.code()).isZero();
        assertThat(kept.err()).isEmpty();
        assertThat(Cli.at(jetemail).out(new Broken("Broken pipe")).run("jetemail list"))
                .isEqualTo(new Cli.Result(0, "", ""));
    }

    @Test
    void mutationThatCanNotBeReported_isStillSaidToBeDone(JetEmailSimulator jetemail) {
        jetemail.seedKey("x");
        jetemail.seedKey("y");
        var result = Cli.at(jetemail).out(new Broken("No space left on device")).run("jetemail delete --name x --yes");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Warning: the report could not be printed");
        assertThat(Cli.at(jetemail)
                        .out(new Broken("No space left on device"))
                        .run("jetemail list")
                        .code())
                .isEqualTo(4);
    }

    @Test
    void gitHub_isAskedToMaskTheTokenBeforeItAppears(JetEmailSimulator jetemail) {
        var result = cli(jetemail).set("GITHUB_ACTIONS", "true").run("jetemail create --name x --reveal");
        assertThat(result.err()).isEqualTo("::add-mask::" + TOKEN + "\n");
        assertThat(result.out()).contains("token: " + TOKEN);
    }

    /** Takes nothing. */
    private static final class Broken extends OutputStream {

        private final String reason;

        Broken(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }
}
