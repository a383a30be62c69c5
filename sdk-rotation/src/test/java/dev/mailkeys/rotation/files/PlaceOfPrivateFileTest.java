package dev.mailkeys.rotation.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new file that takes the place of another: what its rename came to, whatever the system answers. */
class PlaceOfPrivateFileTest {

    private static final Path NAME = Path.of("token");

    @TempDir
    Path temporary;

    @BeforeEach
    void anOldFile() throws IOException {
        assumeTrue(Rights.areKnown());
        Files.writeString(temporary.resolve(NAME), "old");
    }

    /** What happens right behind a rename that was done. */
    private interface Behind {
        void happens() throws IOException;
    }

    private void replace(Behind behind) throws IOException {
        try (Folder folder = Folder.open(new TrustedPath(temporary.toRealPath(), NAME, Optional.empty()));
                PrivateFile file =
                        PrivateFile.create(renaming(folder, behind), TemporaryNames.of(NAME), Disk.system())) {
            file.write("new".getBytes(UTF_8));
            file.replace(NAME);
        }
    }

    private static Folder renaming(Folder folder, Behind behind) {
        return (Folder) Proxy.newProxyInstance(
                Folder.class.getClassLoader(), new Class<?>[] {Folder.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(folder, arguments);
                        if (method.getName().equals("rename")) {
                            behind.happens();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    @Test
    void aRenameThatWasDone_isDone_thoughItsAnswerIsLost() throws IOException {
        replace(() -> {
            throw new IOException("the server does not answer");
        });
        assertThat(temporary.resolve(NAME)).hasContent("new");
    }

    @Test
    void aRenameThatWasNotDone_leavesTheOldFile_andNothingElse() throws IOException {
        Files.delete(temporary.resolve(NAME));
        Path full = Files.createDirectory(temporary.resolve(NAME));
        Files.writeString(full.resolve("file"), "old");
        assertThatThrownBy(() -> replace(() -> {}))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnknownOutcomeException.class);
        assertThat(full.resolve("file")).hasContent("old");
        assertThat(temporary).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void anotherFileThatTookItsPlaceAtOnce_isAnUnknownOutcome() throws IOException {
        Path others = Files.writeString(temporary.resolve("others"), "another's");
        assertThatThrownBy(() ->
                        replace(() -> Files.move(others, temporary.resolve(NAME), StandardCopyOption.REPLACE_EXISTING)))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("somebody else");
        assertThat(temporary.resolve(NAME)).hasContent("another's");
    }
}
