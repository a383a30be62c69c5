package dev.mailkeys.rotation.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who could put another file where a path leads. What needs a second user is tried by root alone. */
class TrustedPathTest {

    @TempDir
    Path temporary;

    private Path folder;
    private Trust trust;

    @BeforeEach
    void aFolder() throws IOException {
        assumeTrue(Rights.areKnown());
        trust = Trust.own();
        folder = Files.createDirectory(temporary.toRealPath().resolve("app"));
        rights(folder, "rwxr-xr-x");
        rights(temporary, "rwxr-xr-x");
    }

    @Test
    void ownFolders_areTrusted_andLinksInThemAreFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("real"), "x");
        Files.createSymbolicLink(temporary.resolve("link"), Path.of("app"));
        Files.createSymbolicLink(folder.resolve("file"), Path.of("../app/./real"));
        Files.createSymbolicLink(folder.resolve("absolute"), file);
        for (String way : List.of("app/real", "link/real", "link/file", "app/absolute", "app/../link/../app/real")) {
            TrustedPath found = TrustedPath.of(temporary.resolve(way), trust);
            assertThat(found.file()).as(way).isEqualTo(file);
            assertThat(found.strangers()).isEmpty();
        }
    }

    @Test
    void aFileNeedNotBeThere_butItsFolderMust() throws IOException {
        assertThat(TrustedPath.of(folder.resolve("new"), trust).name()).isEqualTo(Path.of("new"));
        assertThatThrownBy(() -> TrustedPath.of(folder.resolve("none/new"), trust))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> TrustedPath.of(folder, trust))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("folder");
    }

    @Test
    void linksThatLeadInACircle_areNotFollowedForEver() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        assertThatThrownBy(() -> TrustedPath.of(folder.resolve("a/x"), trust))
                .isInstanceOf(FileSystemLoopException.class);
    }

    @Test
    void aFolderThatOthersMayWrite_isRefusedWithWhatToDo_butNotWithTheStickyBit() throws Exception {
        rights(folder, "rwxrwxrwx");
        assertThatThrownBy(() -> TrustedPath.of(folder.resolve("x"), trust))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("(rwxrwxrwx)")
                .satisfies(refused -> assertThat(advised(refused)).endsWith("Run: chmod go-w '" + folder + "'"));
        assertThat(new ProcessBuilder("chmod", "1777", folder.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(TrustedPath.of(folder.resolve("x"), trust).folder()).isEqualTo(folder);
    }

    @Test
    void aFolderOfAnotherUser_isRefusedAnywhereOnTheWay_unlessThatUserIsNamed() throws Exception {
        SecondUser.assumeThereIsOne();
        Path deep = Files.createDirectories(folder.resolve("of/root"));
        SecondUser.give(folder);
        for (Path file : List.of(folder.resolve("x"), deep.resolve("x"))) {
            assertThatThrownBy(() -> TrustedPath.of(file, trust))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining(folder + " belongs to the user " + SecondUser.NUMBER);
            assertThat(TrustedPath.through(file, trust, SecondUser.NUMBER).strangers())
                    .contains(folder);
            assertThat(TrustedPath.of(file, trust.and(SecondUser.NUMBER)).strangers())
                    .isEmpty();
        }
        assertThatThrownBy(() -> TrustedPath.through(folder.resolve("x"), trust, "54322"))
                .isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> TrustedPath.through(folder.resolve("x"), trust, "nobody-of-that-name"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("no user \"nobody-of-that-name\"");
    }

    @Test
    void aLinkInAFolderOfAnotherUser_isRefused_alsoWhereThatUserIsNamed() throws Exception {
        SecondUser.assumeThereIsOne();
        Path secret = Files.writeString(temporary.resolve("secret"), "root's own line\n");
        Files.createSymbolicLink(folder.resolve("file"), secret);
        Files.createSymbolicLink(folder.resolve("way"), temporary);
        SecondUser.give(folder);
        for (String way : List.of("file", "way/secret", "way/new")) {
            assertThatThrownBy(() -> TrustedPath.through(folder.resolve(way), trust, SecondUser.NUMBER))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining("is a link in a folder of another user");
        }
    }

    @Test
    void whereEverybodyMayPutSomething_whoDidIsAsked() throws Exception {
        SecondUser.assumeThereIsOne();
        new ProcessBuilder("chmod", "1777", folder.toString()).start().waitFor();
        SecondUser.give(Files.writeString(folder.resolve("theirs"), "x"));
        Files.writeString(folder.resolve("ours"), "x");
        assertThat(SecondUser.start(
                                "ln",
                                "-s",
                                folder.resolve("ours").toString(),
                                folder.resolve("link").toString())
                        .waitFor())
                .isZero();
        for (String way : List.of("theirs", "link")) {
            assertThatThrownBy(() -> TrustedPath.of(folder.resolve(way), trust))
                    .as(way)
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining("belongs to the user " + SecondUser.NUMBER);
        }
        assertThat(TrustedPath.of(folder.resolve("ours"), trust).file()).exists();
    }

    @Test
    void aFileThatIsBelieved_belongsToUsOrRoot_andNobodyElseMayWriteIt() throws Exception {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), "x");
        rights(file, "rw-r--r--");
        assertThat(TrustedPath.owned(file, trust).file()).isEqualTo(file);
        for (String rights : List.of("rw-rw-r--", "rw-r--rw-")) {
            rights(file, rights);
            assertThatThrownBy(() -> TrustedPath.owned(file, trust))
                    .isInstanceOf(UntrustedException.class)
                    .satisfies(refused -> assertThat(advised(refused)).endsWith("Run: chmod go-w '" + file + "'"));
        }
        SecondUser.assumeThereIsOne();
        rights(SecondUser.give(file), "rw-r--r--");
        assertThatThrownBy(() -> TrustedPath.owned(file, trust))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining(file + " belongs to the user " + SecondUser.NUMBER);
        assertThat(TrustedPath.owned(file, trust.and(SecondUser.NUMBER)).file()).isEqualTo(file);
    }

    @Test
    void anOpenFileOfThisProcess_isItsOwn() throws Exception {
        var pipe = new ProcessBuilder("bash", "-c", "test -e /proc/self/fd").start();
        assumeTrue(pipe.waitFor() == 0, "Linux");
        Path open = ThisProcess.openFiles(Files.readAttributes(Path.of("/proc/self/fd/0"), BasicFileAttributes.class)
                        .fileKey())
                .get(0);
        assertThat(TrustedPath.owned(open, trust).name()).isEqualTo(open.getFileName());
    }

    @Test
    void aDeviceThatEverybodyMayWrite_isAnswerableToNobody() throws Exception {
        Path device = Path.of("/dev/null");
        assumeTrue(
                Files.exists(device)
                        && Files.readAttributes(device, BasicFileAttributes.class)
                                .isOther(),
                "a machine whose /dev/null is a device");
        assertThat(TrustedPath.owned(device, trust).file()).isEqualTo(device);
    }

    private static String advised(Throwable refused) {
        return ((UntrustedException) refused).advised(owner -> "Ask " + owner);
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
}
