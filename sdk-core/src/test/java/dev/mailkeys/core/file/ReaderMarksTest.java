package dev.mailkeys.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The marks that readers leave: which token, by whom, and when. */
class ReaderMarksTest {

    private static final Secret OLD = Secret.of("secret_CANARYCANARYCANARY");
    private static final Secret NEW = Secret.of("secret_OTHEROTHEROTHEROTH");

    private Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("app.env");
    }

    @Test
    void aMark_tellsWhichTokenWasSeen_andHoldsNoneOfIt() throws IOException {
        write(OLD);
        current("mailer-1").get();
        ReaderMark mark = onlyMark();
        assertThat(mark.reader()).isEqualTo("mailer-1");
        assertThat(mark.shows(OLD)).isTrue();
        assertThat(mark.shows(NEW)).isFalse();
        assertThat(mark.seen()).isEqualTo(Files.getLastModifiedTime(markFile()).toInstant());
        assertThat(Files.size(markFile())).isZero();
        assertThat(markFile()).hasFileName("mailer-1~" + mark.fingerprint());
        assertThat(markFile().getParent()).hasFileName("app.env.T.readers");
        assertThat(OLD.reveal()).doesNotContain(mark.fingerprint());
    }

    @Test
    void afterARotation_theMarkIsOfTheNewToken_andThereIsOneAlone() throws IOException {
        write(OLD);
        CurrentSecret token = current("mailer-1");
        token.get();
        write(NEW);
        assertThat(onlyMark().shows(OLD)).as("before it looks").isTrue();
        token.get();
        assertThat(onlyMark().shows(NEW)).isTrue();
    }

    @Test
    void aReaderOfTheSameNameThatStartsAgain_takesItsFormerMarkAway() throws IOException {
        write(OLD);
        current("mailer-1").get();
        write(NEW);
        current("mailer-1").get();
        assertThat(onlyMark().shows(NEW)).isTrue();
    }

    @Test
    void instead_leavesAMarkToo() throws IOException {
        write(OLD);
        CurrentSecret token = current("mailer-1");
        Secret old = token.get();
        write(NEW);
        assertThat(token.instead(old)).contains(NEW);
        assertThat(onlyMark().shows(NEW)).isTrue();
    }

    /** Another thread sees the new token while a mail is sent with the old one: the reader has not moved on yet. */
    @Test
    void whileAUseOfTheOldTokenIsUnderWay_theMarkStaysTheOldOne() throws Exception {
        write(OLD);
        CurrentSecret token = current("mailer-1");
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> use = CompletableFuture.supplyAsync(() -> token.use(secret -> {
            begun.countDown();
            return await(goOn) && secret.equals(OLD);
        }));
        assertThat(await(begun)).isTrue();
        write(NEW);
        assertThat(token.get()).isEqualTo(NEW);
        assertThat(token.<Secret, RuntimeException>use(secret -> secret)).isEqualTo(NEW);
        assertThat(onlyMark().shows(OLD)).as("while the old token is used").isTrue();
        goOn.countDown();
        assertThat(use.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(onlyMark().shows(NEW)).as("when that is over").isTrue();
    }

    @Test
    void aUseThatFails_isOverToo() throws IOException {
        write(OLD);
        CurrentSecret token = current("mailer-1");
        assertThatThrownBy(() -> token.use(secret -> {
                    write(NEW);
                    token.get();
                    assertThat(onlyMark().shows(OLD)).isTrue();
                    throw new IOException("cut");
                }))
                .hasMessage("cut");
        assertThat(onlyMark().shows(NEW)).isTrue();
    }

    @Test
    void aMarkThatCantBeLeft_costsNobodyTheToken_isTold_andIsLeftWhenItCan() throws IOException {
        write(OLD);
        Path marks = Files.createFile(folder.resolve("app.env.T.readers"));
        CurrentSecret token = current("mailer-1");
        assertThat(token.get()).isEqualTo(OLD);
        assertThat(token.problem().orElseThrow())
                .startsWith("its mark can't be left in " + marks)
                .doesNotContain(OLD.reveal());
        Files.delete(marks);
        token.get();
        assertThat(onlyMark().shows(OLD)).isTrue();
        assertThat(token.problem()).isEmpty();
    }

    @Test
    void withoutAToken_thereIsNoMark() {
        CurrentSecret token = current("mailer-1");
        assertThatThrownBy(token::get).hasMessageStartingWith("There is no token in " + file);
        assertThatThrownBy(() -> token.use(secret -> secret)).hasMessageStartingWith("There is no token in " + file);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aReaderThatWithdraws_leavesNoMark_andNoneLater() throws IOException {
        write(OLD);
        CurrentSecret token = current("mailer-1");
        current("mailer-2").get();
        token.get();
        token.withdrawMark();
        assertThat(onlyMark().reader()).isEqualTo("mailer-2");
        write(NEW);
        assertThat(token.get()).isEqualTo(NEW);
        assertThat(onlyMark().reader()).isEqualTo("mailer-2");
    }

    @Test
    void whereNobodyGivesAName_eachReaderHasOneOfItsOwn() throws IOException {
        write(OLD);
        for (int readers = 0; readers < 3; readers++) {
            CurrentSecret.inDotenv(file, "T").leavingMarks().get();
        }
        assertThat(marks())
                .extracting(ReaderMark::reader)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void eachPlaceOfAFile_hasAFolderOfItsOwn() {
        assertThat(ReaderMarks.beside(file).folder()).isEqualTo(folder.resolve("app.env.readers"));
        assertThat(ReaderMarks.beside(file, "mail", "to/ken").folder())
                .isEqualTo(folder.resolve("app.env.mail.to_ken.readers"));
    }

    @Test
    void whatIsNoMark_isPassedOver_andNothingIsOpened() throws Exception {
        Path marks = Files.createDirectories(ReaderMarks.beside(file).folder());
        Files.writeString(marks.resolve("README"), "no mark");
        Files.createFile(marks.resolve("a b~00000000"));
        Files.createFile(marks.resolve("short~0000"));
        Files.createSymbolicLink(marks.resolve("link~00000001"), Path.of("/nowhere"));
        new ProcessBuilder("mkfifo", marks.resolve("pipe~00000002").toString())
                .start()
                .waitFor();
        assertThat(ReaderMarks.in(marks).all())
                .extracting(ReaderMark::reader)
                .containsExactlyInAnyOrder("link", "pipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a~b", "../up", ".hidden", "a b", "a\nb"})
    void aNameThatCantBeAFilesName_isRefused(String name) {
        assertThatThrownBy(() -> current(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letters, digits, dots");
    }

    private CurrentSecret current(String reader) {
        return CurrentSecret.inDotenv(file, "T").leavingMarks(reader);
    }

    private List<ReaderMark> marks() throws IOException {
        return ReaderMarks.beside(file, "T").all();
    }

    private ReaderMark onlyMark() throws IOException {
        assertThat(marks()).hasSize(1);
        return marks().get(0);
    }

    private Path markFile() throws IOException {
        ReaderMark mark = onlyMark();
        return folder.resolve("app.env.T.readers").resolve(mark.reader() + "~" + mark.fingerprint());
    }

    private void write(Secret token) throws IOException {
        Files.writeString(file, "T=" + token.reveal() + "\n");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
