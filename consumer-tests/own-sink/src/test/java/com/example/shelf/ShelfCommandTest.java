package com.example.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is, with this sink's jar beside it on the class path. */
@Timeout(180)
@ExtendWith(SimulatorExtension.class)
class ShelfCommandTest {

    private static final String SINK = "type = \"shelf\"\nplace = \"mail\"\n";

    @TempDir
    private Path folder;

    private String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private String said = "";

    @Test
    void rotate_putsTheTokenOnTheShelf(EmailitSimulator emailit) throws Exception {
        try (var shelf = new Shelf()) {
            emailit.seedKey("newsletter");
            write(SINK);

            assertThat(mailkeys(emailit, shelf, "rotate", "--yes", "--verbose"))
                    .as(said)
                    .isZero();

            String kept = new String(shelf.kept.get("/places/mail"), StandardCharsets.UTF_8);
            String token = kept.replaceFirst("(?s).*\"text\":\"([^\"]*)\".*", "$1");
            assertThat(emailit.accepts(token)).isTrue();
            assertThat(said).contains("shelf.put attempt 1: answered 200").doesNotContain(token, Shelf.TOKEN);
            assertThat(mailkeys(emailit, shelf, "verify")).as(said).isZero();
        }
    }

    @Test
    void plan_looksAtTheShelf_andPutsNothing(EmailitSimulator emailit) throws Exception {
        try (var shelf = new Shelf()) {
            emailit.seedKey("newsletter");
            write(SINK);

            assertThat(mailkeys(emailit, shelf, "plan")).as(said).isZero();
            assertThat(mailkeys(emailit, shelf, "doctor")).as(said).isZero();

            assertThat(said).contains("a token can be put into shelf:mail");
            assertThat(shelf.calls).hasPositiveValue();
            assertThat(shelf.kept).isEmpty();
        }
    }

    @Test
    void everyProblem_isToldAtOnce_thoseOfTheFactoryToo(EmailitSimulator emailit) throws Exception {
        try (var shelf = new Shelf()) {
            write("type = \"shelf\"\nplace = \"a/b\"\npace = \"x\"\ntimeout = \"soon\"\ntoken-env = \"no name\"\n");

            assertThat(mailkeys(emailit, shelf, "plan")).isEqualTo(3);

            assertThat(said)
                    .contains(
                            "line 8: place is one name, without a slash",
                            "line 9: \"pace\" is not a setting here; did you mean place?",
                            "Settings here: type, place, token-env, base-url, proxy, ca-file, timeout, retries.",
                            "line 10: ",
                            "line 11: token-env takes the name of a variable, not a token");
            assertThat(shelf.calls).hasValue(0);
        }
    }

    @Test
    void whatIsMissing_isSaidInTheFactorysWords(EmailitSimulator emailit) throws Exception {
        try (var shelf = new Shelf()) {
            write("type = \"shelf\"\n");
            assertThat(mailkeys(emailit, shelf, "plan")).isEqualTo(3);
            assertThat(said).contains("place is missing: the name under which the token is kept.");

            write("type = \"shlf\"\n");
            assertThat(mailkeys(emailit, shelf, "plan")).isEqualTo(3);
            assertThat(said)
                    .containsPattern("type takes one of dotenv, exec, github-secret, .*json, .*raw, shelf")
                    .contains("did you mean shelf?");
        }
    }

    /** A factory that can't be loaded is reported as a problem of the class path. */
    @Test
    void aJarThatNamesAFactoryThatIsNotThere_isNamed(EmailitSimulator emailit) throws Exception {
        try (var shelf = new Shelf()) {
            write(SINK);
            Path services = Files.createDirectories(folder.resolve("broken/META-INF/services"));
            Files.writeString(
                    services.resolve("dev.mailkeys.rotation.sink.spi.SinkFactory"), "com.example.GoneWithTheSink\n");
            classPath = folder.resolve("broken") + File.pathSeparator + classPath;

            assertThat(mailkeys(emailit, shelf, "plan")).as(said).isEqualTo(3);
            assertThat(said).contains("A jar on the class path", "GoneWithTheSink");
        }
    }

    private void write(String sink) throws IOException {
        Files.writeString(folder.resolve("mailkeys.toml"), """
                journal = "journal"
                [targets.newsletter]
                account = "emailit"
                sinks = ["shelf"]
                grace = "0s"
                [sinks.shelf]
                """ + sink);
    }

    private int mailkeys(EmailitSimulator emailit, Shelf shelf, String... arguments)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", classPath, "dev.mailkeys.cli.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("EMAILIT_API_KEY", emailit.managementToken());
        builder.environment().put("MAILKEYS_EMAILIT_URL", emailit.baseUrl().toString());
        builder.environment().put("SHELF_TOKEN", Shelf.TOKEN);
        builder.environment().put("SHELF_URL", shelf.address().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}
