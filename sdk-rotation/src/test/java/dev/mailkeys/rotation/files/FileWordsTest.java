package dev.mailkeys.rotation.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FileWordsTest {

    @Test
    void whatJavaNamesByAClass_isSaidInWords() {
        assertThat(FileWords.of(new AccessDeniedException("/var/journal")))
                .isEqualTo("the user who runs this has no right to /var/journal");
        assertThat(FileWords.of(new NoSuchFileException("/var/journal"))).isEqualTo("/var/journal is not there");
        assertThat(FileWords.of(new NotDirectoryException("/var/journal"))).isEqualTo("/var/journal is no folder");
    }

    @Test
    void whatTheSystemSays_isKept() {
        assertThat(FileWords.of(new FileSystemException("/x", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileWords.of(new IOException("Stale file handle"))).contains("Stale file handle");
    }
}
