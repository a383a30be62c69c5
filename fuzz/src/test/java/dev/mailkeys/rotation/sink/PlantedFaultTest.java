package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Does the fuzzer find anything at all? It gets the saved corpus, a fault that no file in it meets, and many tries. */
@Timeout(300)
class PlantedFaultTest {

    private static final Path CORPUS =
            Path.of("src/test/resources/dev/mailkeys/rotation/sink/DotenvFuzzTestInputs/dotenv");

    @TempDir
    private Path folder;

    @Test
    void plantedFault_isFound_andNotByTheSavedCorpus() throws Exception {
        assertThat(fuzz(0)).doesNotContain("something else has changed");
        assertThat(fuzz(100_000)).contains("something else has changed");
    }

    /** What Jazzer says after so many tries beyond the corpus. */
    private String fuzz(int tries) throws Exception {
        Path said = folder.resolve("said-" + tries);
        Path found = Files.createDirectory(folder.resolve("found-" + tries));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + PlantedFault.class.getName(),
                "--instrumentation_includes=dev.mailkeys.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-seed=1",
                "-runs=" + tries,
                found.toString(),
                CORPUS.toAbsolutePath().toString());
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readString(said);
    }
}
