package dev.mailkeys.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the documentation of verbs, options and exit codes to what the command itself knows and prints. */
class VerbsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/verbs.md");
    private static final Path EXIT_CODES = Path.of("../docs/reference/exit-codes.md");

    /** An option at the beginning of a line of a help text, with its other names. */
    private static final Pattern OPTION = Pattern.compile("(?m)^ {2,6}(-\\w, )?(--[a-z-]+)");

    private static final Pattern CODES = Pattern.compile("(?m)^\\| ([0-9, ]+) \\| (.*) \\|$");

    @Test
    void page_isWhatTheCommandKnows() throws IOException {
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(PAGE, VerbsPage.text());
        }
        assertThat(Files.readString(PAGE))
                .as("the page is old: run make reference, and commit what it wrote")
                .isEqualTo(VerbsPage.text());
    }

    static List<String> commands() {
        return HelpTest.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionThatTheHelpPrints_isOnThePage(String command) throws IOException {
        String help = new Cli().run((command + " --help").split(" ")).out();
        List<String> printed =
                OPTION.matcher(help).results().map(option -> option.group(2)).toList();
        assertThat(printed).contains("--help", "--quiet");
        String shown = ofItsGroup(command) + section("### `mailkeys " + command + "`");
        assertThat(printed).allSatisfy(option -> assertThat(shown).containsPattern("`" + option + "[` ]"));
    }

    /** What all verbs of its group take. */
    private static String ofItsGroup(String command) throws IOException {
        String group = command.contains(" ")
                ? "Keys of a provider"
                : command.matches("run|doctor|audit|init|simulate|demo|completion|man")
                        ? "The command itself"
                        : "Rotation";
        return section("## " + group);
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("\n" + heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        int end = page.indexOf("\n##", begin + heading.length());
        return page.substring(begin, end);
    }

    @Test
    void exitCodes_areThoseOfTheCommand_inTheSameWords() throws IOException {
        List<String> numbers = Stream.concat(
                        Arrays.stream(ExitCode.values())
                                .map(code -> code.number)
                                .sorted(),
                        Stream.of(130, 143))
                .map(String::valueOf)
                .toList();
        assertThat(ExitCodes.all().keySet()).containsExactlyElementsOf(numbers);
        var rows = CODES.matcher(Files.readString(EXIT_CODES)).results().toList();
        assertThat(rows.stream().flatMap(row -> Stream.of(row.group(1).split(", "))))
                .containsExactlyElementsOf(numbers);
        rows.forEach(row -> assertThat(plain(row.group(2)))
                .as("exit code " + row.group(1))
                .isEqualTo(plain(ExitCodes.all().get(row.group(1).split(", ")[0]))));
    }

    private static String plain(String words) {
        return words.replaceAll("[*`]|\\.$", "").toLowerCase(Locale.ROOT);
    }
}
