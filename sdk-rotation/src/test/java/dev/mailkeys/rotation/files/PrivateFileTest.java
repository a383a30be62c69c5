package dev.mailkeys.rotation.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New files: what they are before and after they get their name, and when somebody else is at them meanwhile. */
class PrivateFileTest {

    private static final Path NAME = Path.of("token");

    @TempDir
    Path temporary;

    private Folder folder;
    private final FaultyDisk disk = new FaultyDisk(0);

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Rights.areKnown());
        folder = Folder.open(new TrustedPath(temporary.toRealPath(), NAME, Optional.empty()));
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    private PrivateFile file() throws IOException {
        return PrivateFile.create(folder, TemporaryNames.of(NAME), disk);
    }

    @Test
    void aFile_isItsOwnersAloneFromTheBeginning_andGoneWithoutAName() throws IOException {
        try (PrivateFile file = file()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.temporary())))
                    .isEqualTo("rw-------");
            file.write("abc".getBytes(UTF_8));
            file.write("x".getBytes(UTF_8));
            assertThat(file.temporary()).hasContent("x");
        }
        assertThat(temporary).isEmptyDirectory();
        assertThat(disk.syncs).containsExactly("file", "file");
    }

    /** As on a system that knows folders by their paths alone, or in a folder that may be written and not read. */
    @Test
    void aFileInAFolderThatIsKnownByItsPath_isItsOwnersAlone_andSyncedWithItsName() throws IOException {
        try (Folder named = new NamedFolder(temporary);
                PrivateFile file = PrivateFile.create(named, TemporaryNames.of(NAME), disk)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.temporary())))
                    .isEqualTo("rw-------");
            file.write("new".getBytes(UTF_8));
            file.replace(NAME);
        }
        assertThat(temporary.resolve(NAME)).hasContent("new");
        assertThat(disk.syncs).containsExactly("file", "folder " + temporary.getFileName());
    }

    @Test
    void replace_syncsTheFileAndThenTheFolder() throws IOException {
        Files.writeString(temporary.resolve(NAME), "old");
        try (PrivateFile file = file()) {
            file.write("new".getBytes(UTF_8));
            file.replace(NAME);
        }
        assertThat(temporary.resolve(NAME)).hasContent("new");
        assertThat(disk.syncs).containsExactly("file", "folder " + temporary.getFileName());
        assertThat(temporary).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void claim_neverReplacesAFile_andLeavesNoSecondName() throws IOException {
        try (PrivateFile file = file()) {
            file.write("new".getBytes(UTF_8));
            assertThat(file.claim(NAME)).isTrue();
        }
        try (PrivateFile file = file()) {
            assertThatThrownBy(() -> file.claim(NAME)).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(temporary.resolve(NAME)).hasContent("new");
        assertThat((int) Files.getAttribute(temporary.resolve(NAME), "unix:nlink"))
                .isOne();
        assertThat(disk.syncs).containsExactly("file", "folder " + temporary.getFileName());
    }

    /** A file server has made the link, and its answer was lost: asked again, it says that the name is taken. */
    @Test
    void aNameThatIsItsOwnAlready_isNotToldAsAnothers() throws IOException {
        try (PrivateFile file = file()) {
            file.write("new".getBytes(UTF_8));
            Files.createLink(temporary.resolve(NAME), file.temporary());
            assertThat(file.claim(NAME)).isTrue();
        }
        assertThat(temporary.resolve(NAME)).hasContent("new");
        assertThat(temporary).isDirectoryNotContaining("glob:**.tmp");
    }

    /** Where files can be made and none be removed, it has two names, and that is said. */
    @Test
    void inAFolderThatOnlyTakesMore_itGetsItsName_andKeepsTheOther() throws Exception {
        Path growing = Files.createDirectory(temporary.resolve("growing"));
        assumeTrue(chattr("+a", growing), "may make a folder append-only");
        try (Folder only = Folder.open(new TrustedPath(growing.toRealPath(), NAME, Optional.empty()));
                PrivateFile file = PrivateFile.create(only, TemporaryNames.of(NAME), disk)) {
            file.write("new".getBytes(UTF_8));
            assertThat(file.claim(NAME)).isFalse();
            assertThat(growing.resolve(NAME)).hasContent("new");
            assertThat(file.temporary()).hasContent("new");
        } finally {
            chattr("-a", growing);
        }
    }

    private static boolean chattr(String how, Path folder) throws Exception {
        Path program = Path.of("/usr/bin/chattr");
        return Files.isExecutable(program)
                && new ProcessBuilder(program.toString(), how, folder.toString())
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
    }

    @Test
    void aFolderThatIsNotConfirmed_isAnUnknownOutcome() throws IOException {
        var faulty = new FaultyDisk(2);
        try (PrivateFile file = PrivateFile.create(folder, TemporaryNames.of(NAME), faulty)) {
            file.write("new".getBytes(UTF_8));
            assertThatThrownBy(() -> file.claim(NAME)).isInstanceOf(UnknownOutcomeException.class);
        }
        assertThat(temporary.resolve(NAME)).hasContent("new");
    }

    @Test
    void whatSomebodyPutsUnderItsName_isNeitherChangedNorMoved() throws IOException {
        Path victim = Files.writeString(temporary.resolve("victim"), "precious");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-r-----"));
        Path other = Files.writeString(temporary.resolve("other"), "x");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxrwxrwx"));
        var rights = Files.readAttributes(other, PosixFileAttributes.class);
        for (boolean link : new boolean[] {true, false}) {
            try (PrivateFile file = file()) {
                Files.delete(file.temporary());
                if (link) {
                    Files.createSymbolicLink(file.temporary(), victim);
                } else {
                    Files.createLink(file.temporary(), victim);
                }
                file.write("token".getBytes(UTF_8));
                assertThatThrownBy(() -> file.likenTo(rights)).isInstanceOf(UntrustedException.class);
                assertThatThrownBy(() -> file.replace(NAME)).isInstanceOf(UntrustedException.class);
                assertThatThrownBy(() -> file.claim(NAME)).isInstanceOf(UntrustedException.class);
            }
            assertThat(victim).hasContent("precious");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)))
                    .isEqualTo("rw-r-----");
            assertThat(temporary.resolve(NAME)).doesNotExist();
        }
    }
}
