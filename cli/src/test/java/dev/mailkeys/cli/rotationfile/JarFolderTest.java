package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.cli.ShelfJar;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.rotation.files.Rights;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars of sinks in a folder: whose they may be, and that they do not meet each other. */
class JarFolderTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("sinks"));
    }

    private static List<String> types(List<ClassLoader> loaders) {
        return SinkFactory.installed(loaders).stream().map(SinkFactory::type).toList();
    }

    @Test
    void aJarInTheFolder_addsItsKind_andNoneOfOursTwice() throws IOException {
        ShelfJar.write(folder.resolve("shelf.jar"));
        Files.writeString(folder.resolve("README"), "no jar");
        List<String> ours = types(List.of());
        assertThat(types(JarFolder.SINKS.loaders(folder)))
                .containsAll(ours)
                .contains("shelf")
                .hasSize(ours.size() + 1);
    }

    @Test
    void twoJars_haveTheSameClassesTwice() throws Exception {
        ShelfJar.write(folder.resolve("a.jar"));
        Files.copy(folder.resolve("a.jar"), folder.resolve("b.jar"));
        List<ClassLoader> loaders = JarFolder.SINKS.loaders(folder);
        assertThat(loaders).hasSize(2);
        assertThat(loaders.get(0).loadClass("com.example.shelf.ShelfSinks"))
                .isNotEqualTo(loaders.get(1).loadClass("com.example.shelf.ShelfSinks"));
        assertThatThrownBy(() -> SinkFactory.installed(loaders))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining("its type shelf is also that of");
    }

    @Test
    void aFolderThatIsEmpty_isNoKind() {
        assertThat(JarFolder.SINKS.loaders(folder)).isEmpty();
    }

    /** Else a misspelt name would be told as a type that nobody knows. */
    @Test
    void aFolderThatIsNotThere_isTold_withItsName() {
        assertThatThrownBy(() -> JarFolder.SINKS.loaders(temporary.resolve("nothing")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("There is no folder " + temporary.resolve("nothing"))
                .hasMessageContaining("which -Dmailkeys.sinks names")
                .hasMessageContaining("Make it");
    }

    @Test
    void whatOthersMayWrite_isNotLoaded() throws IOException {
        assumeTrue(Rights.areKnown());
        Path jar = ShelfJar.write(folder.resolve("shelf.jar"));
        allow(jar, "rw-rw-r--");
        assertThatThrownBy(() -> JarFolder.SINKS.loaders(folder))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("Anyone who can change a jar of a sink is given every credential")
                .hasMessageContaining("Run: chmod go-w");
        allow(jar, "rw-r--r--");
        JarFolder.SINKS.loaders(folder);
        allow(folder, "rwxr-xrwx");
        assertThatThrownBy(() -> JarFolder.SINKS.loaders(folder)).hasMessageContaining("others can write the folder");
    }

    /** What is left of a copy that was broken off. */
    @Test
    void aJarThatIsCutShort_isTold_andNotPassedOver() throws IOException {
        Path jar = ShelfJar.write(folder.resolve("shelf.jar"));
        Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), (int) Files.size(jar) / 2));
        assertThatThrownBy(() -> JarFolder.SINKS.loaders(folder))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("A jar of a sink can't be read: " + jar.toRealPath())
                .hasMessageContaining("Put a whole one there, or remove it");
    }

    /** Java would load those too, from wherever they are. */
    @Test
    void aJarThatNamesOthers_isNotLoaded() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "file:/tmp/anybodys.jar");
        Path jar = folder.resolve("names-others.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("empty"));
        }
        assertThatThrownBy(() -> JarFolder.SINKS.loaders(folder))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("names other jars (Class-Path in its manifest)")
                .hasMessageContaining("Build it with all that it needs in one jar");
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
