package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the README's program with the example's source, and runs it exactly as printed. */
@ExtendWith(SimulatorExtension.class)
class ReadmeTest {

    private static final Path SOURCE = Path.of("src/main/java/dev/mailkeys/examples/CreateKey.java");

    @Test
    void program_isTheExamplesSource() throws IOException {
        String source = Files.readString(SOURCE).replace("package dev.mailkeys.examples;\n\n", "");
        assertThat(program()).isEqualTo(source);
    }

    @Test
    void program_compilesAndRunsAsPrinted(JetEmailSimulator jetemail, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("CreateKey.java"), program());
        String classPath = System.getProperty("java.class.path");
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", folder.toString(), file.toString());
        assertThat(errors).isZero();

        var java =
                new ProcessBuilder(List.of(javaCommand(), "-cp", folder + File.pathSeparator + classPath, "CreateKey"));
        java.environment().put("JETEMAIL_API_KEY", jetemail.managementToken());
        java.environment().put("MAILKEYS_JETEMAIL_URL", jetemail.baseUrl().toString());
        Path output = folder.resolve("output");
        Process process = java.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(output).hasContent("newsletter active");
        assertThat(jetemail.accepts(Files.readString(folder.resolve("token")))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({"workflow, rotate-keys.yml", "mailkeys.toml, github.toml"})
    void samplesOfTheDocumentation_areTheReadmesOwn(String block, String sample) throws IOException {
        assertThat(Files.readString(Path.of("../docs/samples", sample))).isEqualTo(block(block));
    }

    @Test
    void readme_isShortEnoughToBeRead() throws IOException {
        assertThat(Files.readAllLines(Path.of("../README.md"))).hasSizeLessThanOrEqualTo(170);
    }

    private static String program() throws IOException {
        return block("CreateKey");
    }

    /** What stands between the fences behind a block's mark. */
    private static String block(String name) throws IOException {
        Matcher block = Pattern.compile(
                        "<!-- readme: " + Pattern.quote(name) + " -->\n```\\w+\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../README.md")));
        assertThat(block.find()).as("the README's block %s", name).isTrue();
        return block.group(1);
    }

    private static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
