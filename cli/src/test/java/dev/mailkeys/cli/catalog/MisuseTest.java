package dev.mailkeys.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a command line that can't be understood. */
class MisuseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jetemail list --token-file | --token-file lacks its value: \"--token-file PATH\".",
                "jetemail list --token-file --quiet | --token-file lacks its value: \"--token-file PATH\".",
                "status -o | --output lacks its value: \"--output FORMAT\".",
                "reconcile --settings | --settings lacks its value: \"--settings NAME=VALUE,...\".",
                "jetemail create --name | --name lacks its value: \"--name NAME\".",
                "jetemail create --reveal | Missing option: --name NAME.",
                "emailit create --reveal | Missing options: --name NAME, --scope SCOPE.",
                "elasticemail create --name x --reveal | Missing option: --access-level LEVEL."
            })
    void optionThatIsMissing_isToldFromOneWithoutItsValue(String typed, String answer) {
        var wrong = new Cli().run(typed);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains(answer);
    }

    /** As a script gives it whose variable is not set. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jetemail create --name x --to-file",
                "jetemail list --token-file",
                "rollback x --yes --old-token-file",
                "status --file",
                "audit --html",
                "run --as X --from",
                "simulate --seed"
            })
    void pathThatIsEmpty_isAValueThatIsMissing(String typed) {
        String option = typed.substring(typed.lastIndexOf(' ') + 1);
        var wrong = new Cli().run((typed + "=").split(" "));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains(option + " lacks its value: \"" + option + " PATH\".");
    }

    /** Every letter is as near to -y as to any other, and -y is no guess to offer. */
    @ParameterizedTest
    @ValueSource(strings = {"rotate -x", "jetemail delete --name x -f", "-x"})
    void optionOfOneLetter_isNotGuessed(String typed) {
        var wrong = new Cli().run(typed);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).doesNotContain("did you mean");
    }

    @Test
    void optionWithoutACommand_isAnsweredWithTheOneThatWasMeant() {
        assertThat(new Cli().run("--versoin").err()).contains("\"--versoin\"; did you mean --version?");
        assertThat(new Cli().run("--hepl").err()).contains("\"--hepl\"; did you mean --help?");
        assertThat(new Cli().run("jetemail --hepl").err()).contains("did you mean --help?");
    }

    @Test
    void targetThatIsNotThere_isAnsweredWithAllOrWithHowToListThem(@TempDir Path folder) throws Exception {
        assertThat(status(folder, 3))
                .contains("\"target\"", "did you mean target1?", "There are target1, target2, target3.");
        assertThat(status(folder, 21))
                .contains("did you mean target1?", "There are 21, which \"mailkeys status\" lists.")
                .doesNotContain("target20");
    }

    private static String status(Path folder, int targets) throws Exception {
        return run(folder, targets, "status", "target").err();
    }

    private static Cli.Result run(Path folder, int targets, String... words) throws Exception {
        String text = IntStream.rangeClosed(1, targets)
                .mapToObj(number -> """
                    [targets.target%1$d]
                    account = "emailit"
                    sinks = ["s%1$d"]
                    [sinks.s%1$d]
                    type = "raw"
                    path = "token%1$d"
                    """.formatted(number))
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve(targets + ".toml"), text);
        String[] typed = Stream.concat(Stream.of(words), Stream.of("--file", file.toString()))
                .toArray(String[]::new);
        return new Cli()
                .set("HOME", folder.toString())
                .set("EMAILIT_API_KEY", "x")
                .run(typed);
    }

    /** Before anything is asked, let alone done. */
    @Test
    void waitWithoutAUnit_isRefusedAtOnce(@TempDir Path folder) throws Exception {
        assertThat(run(folder, 1, "rotate", "--wait", "5").err()).contains("--wait takes a duration");
        assertThat(run(folder, 1, "rotate", "--wait=").code()).isEqualTo(2);
    }

    @Test
    void providerThatIsMistyped_isAnsweredWithTheOneThatWasMeant() {
        assertThat(new Cli().run("conformance jetmail").err()).contains("\"jetmail\"; did you mean jetemail?");
        assertThat(new Cli().run("doctor --provider jetmail").err()).contains("did you mean jetemail?");
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.cli.catalog.HelpTest#commands")
    void help_breaksNoAddress(String command) {
        String help = new Cli().run((command + " --help").split(" ")).out();
        assertThat(help.lines()).noneMatch(line -> line.strip().startsWith("//"));
    }
}
