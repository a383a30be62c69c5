package dev.mailkeys.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWordsTest {

    private static final String JOURNAL = "/var/journal";

    @Test
    void whatJavaNamesByAClass_isSaidInWords() {
        assertThat(FileWords.of(new AccessDeniedException(JOURNAL)))
                .isEqualTo("the user who runs this has no right to /var/journal");
        assertThat(FileWords.of(new NoSuchFileException(JOURNAL))).isEqualTo("/var/journal does not exist");
        assertThat(FileWords.of(new NotDirectoryException(JOURNAL))).isEqualTo("/var/journal is not a folder");
        assertThat(FileWords.of(new FileAlreadyExistsException(JOURNAL))).isEqualTo("/var/journal exists already");
        assertThat(FileWords.of(new FileSystemLoopException(JOURNAL)))
                .isEqualTo("/var/journal is a link that leads back to itself");
    }

    @Test
    void aFileThatTheSentenceHasNamed_isNotNamedAgain() {
        assertThat(FileWords.of(new AccessDeniedException(JOURNAL), JOURNAL))
                .isEqualTo("the user who runs this has no right to it");
        assertThat(FileWords.of(new NoSuchFileException(JOURNAL), JOURNAL)).isEqualTo("it does not exist");
        assertThat(FileWords.of(new NotDirectoryException(JOURNAL), JOURNAL)).isEqualTo("it is not a folder");
        assertThat(FileWords.of(new AccessDeniedException("/var/journal"), "journal"))
                .isEqualTo("the user who runs this has no right to it");
        assertThat(FileWords.of(new InvalidPathException("\0", "Nul"), "\0"))
                .isEqualTo("it is not a path of this system");
    }

    @Test
    void anotherFileThatIsInTheWay_isNamed() {
        assertThat(FileWords.of(new AccessDeniedException("/var"), JOURNAL))
                .isEqualTo("the user who runs this has no right to /var");
        assertThat(FileWords.of(new NoSuchFileException("/gone"), "/")).isEqualTo("/gone does not exist");
    }

    @Test
    void aFileInAFolderThatDoesNotExist_isNotNamedInItsStead(@TempDir Path folder) {
        Path gone = folder.resolve("gone");
        Exception failure = catchException(() -> Files.createFile(gone.resolve("temporary")));
        assertThat(FileWords.of(failure, gone.toString())).isEqualTo("it does not exist");
    }

    @Test
    void whatCantBeReadAsText_isToldFromAFolder(@TempDir Path folder) {
        Exception failure = catchException(() -> Files.readString(folder));
        assertThat(FileWords.of(failure, folder.toString())).isEqualTo("it is a folder");
        assertThat(FileWords.of(new MalformedInputException(1), JOURNAL)).isEqualTo("it is not text in UTF-8");
    }

    @Test
    void whatTheSystemSays_isKept_andNeverTheNameOfAClass() {
        assertThat(FileWords.of(new FileSystemException("/x", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileWords.of(new IOException("Stale file handle"))).isEqualTo("Stale file handle");
        assertThat(FileWords.of(new IOException())).isEqualTo("the system gave no reason");
        assertThat(FileWords.of(new SecurityException("access denied (\"java.io.FilePermission\")")))
                .isEqualTo("the system gave no reason");
    }
}
