package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the page that explains every key of {@code mailkeys.toml} against the keys that the reader asks for. */
class TomlReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/mailkeys-toml.md");
    private static final Pattern KNOWN =
            Pattern.compile("\"unheard-of\" is not a setting here.*? Settings here: (.*?)\\.\\R");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    /** What is no file has a heading of its own, in the words of its factory. */
    static Stream<Arguments> kindsThatAreNoFiles() {
        return SinkKinds.installed().all().stream()
                .filter(kind -> !List.of("dotenv", "json", "raw").contains(kind.type()))
                .map(kind -> arguments("`[sinks.NAME]`: " + kind.title(), kind.type()));
    }

    @ParameterizedTest
    @MethodSource("kindsThatAreNoFiles")
    void everyKeyOfThatKind_isExplained_andNoOther(String heading, String type) throws IOException {
        assertThat(read("[sinks.x]@type = \"" + type + "\"")).containsExactlyInAnyOrderElementsOf(explained(heading));
    }

    @ParameterizedTest
    @CsvSource({
        "The file itself, ''",
        "`[database]`, [database]",
        "`[accounts.NAME]`, [accounts.x]",
        "`[targets.NAME]`, [targets.x]",
        "`[audit]`, [audit]",
        "`[audit.exceptions.NAME]`, [audit.exceptions.x]",
        "'`[sinks.NAME]`: files', [sinks.x]@type = \"dotenv\"",
        "'`[sinks.NAME]`: files', [sinks.x]@type = \"json\"",
        "'`[sinks.NAME]`: files', [sinks.x]@type = \"raw\""
    })
    void everyKeyThatIsRead_isExplained(String heading, String table) throws IOException {
        assertThat(explained(heading)).containsAll(read(table));
    }

    @ParameterizedTest
    @CsvSource({
        "The file itself, ''",
        "`[database]`, [database]",
        "`[accounts.NAME]`, [accounts.x]",
        "`[audit]`, [audit]",
        "`[audit.exceptions.NAME]`, [audit.exceptions.x]",
        "`[targets.NAME]`, [targets.x]"
    })
    void everyKeyThatIsExplained_isRead(String heading, String table) throws IOException {
        assertThat(read(table)).containsAll(explained(heading));
    }

    /** What the page says of a key is what its kind of sink says. */
    @ParameterizedTest
    @CsvSource({"`[sinks.NAME]`: files, dotenv", "`[sinks.NAME]`: files, json", "`[sinks.NAME]`: files, raw"})
    @MethodSource("kindsThatAreNoFiles")
    void everyKeyOfASink_isExplainedInItsOwnWords(String heading, String type) throws IOException {
        String page =
                section(heading).replaceAll("\\[([^\\]\"]+)]\\([^)]*\\)", "$1").replace("`", "");
        for (SinkKey key : SinkKinds.installed().of(type).orElseThrow().keys()) {
            String fallback = key.isRequired() ? "required" : key.fallback().orElse("–");
            String words = key.words().isEmpty()
                    ? key.kind().words()
                    : key.words().stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
            String said =
                    heading.endsWith("files") && key.isRequired() && !key.name().equals("path")
                            ? "required for " + type
                            : fallback;
            assertThat(page).contains("| " + key.name() + " | " + words + " | " + said + " | " + key.meaning() + " |");
        }
    }

    /** A kind of sink that nobody explains is one that nobody finds. */
    @Test
    void everyKindOfSink_isOnThePage() throws IOException {
        assertThat(SinkKinds.installed().types())
                .allSatisfy(type -> assertThat(Files.readString(PAGE)).contains("`\"" + type + "\"`"));
    }

    /** What the help of {@code plan} shows is all that somebody has who has only the command. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[accounts.x]",
                "[targets.x]",
                "[sinks.x]@type = \"dotenv\"",
                "[sinks.x]@type = \"json\"",
                "[sinks.x]@type = \"raw\"",
                "[sinks.x]@type = \"exec\"",
                "[sinks.x]@type = \"github-secret\""
            })
    void everyKey_isNamedInTheHelp(String table) throws IOException {
        String help = new Cli().run("plan --help").out();
        assertThat(read(table)).allSatisfy(key -> assertThat(help).containsPattern("(?<![\\w-])" + key + "(?![\\w-])"));
    }

    @Test
    void everyKindOfSink_isNamedInTheHelp() {
        assertThat(new Cli().run("plan --help").out())
                .contains(SinkKinds.installed().types());
    }

    /** The page gives the defaults that the library has. */
    @Test
    void defaultsOfATarget_areThoseOfTheLibrary() throws IOException {
        var defaults = RotationOptions.defaults();
        var lengths = Map.of(
                "grace", defaults.grace(),
                "wait-for-readers", defaults.waitForReaders(),
                "soak", defaults.soak(),
                "expire-old-key-after", defaults.expireOldKeyAfter(),
                "longest-wait", defaults.longestWait(),
                "verify-within", defaults.verifyWithin(),
                "attempts-within", defaults.attemptsWithin());
        for (var length : lengths.entrySet()) {
            String shown = defaultOf(length.getKey()).replace("\"", "");
            assertThat(TimeText.length(length.getKey(), shown))
                    .as(length.getKey())
                    .isEqualTo(length.getValue());
        }
        assertThat(defaultOf("max-attempts")).isEqualTo(String.valueOf(defaults.maxAttempts()));
    }

    private static String defaultOf(String key) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `" + key + "` |"))
                .map(line -> line.split(" \\| ")[2].replace("`", ""))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> explained(String heading) throws IOException {
        return new TreeSet<>(
                ROW.matcher(section(heading)).results().map(row -> row.group(1)).toList());
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("\n## " + heading + "\n");
        assertThat(begin).as("the heading " + heading).isNotNegative();
        int end = page.indexOf("\n## ", begin + 1);
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    /** The keys that the reader names when it meets one that it does not know. */
    private Set<String> read(String table) throws IOException {
        String lines = table.replace("@", "\n");
        Path file = folder.resolve("mailkeys.toml");
        Files.writeString(file, lines.isEmpty() ? "unheard-of = 1\n" : lines + "\nunheard-of = 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        String err = new Cli()
                .set("HOME", folder.toString())
                .run("status --file " + file)
                .err();
        MatchResult known = KNOWN.matcher(err).results().findFirst().orElseThrow();
        var keys = new TreeSet<>(Arrays.asList(known.group(1).split(", ", -1)));
        if (lines.isEmpty()) {
            keys.removeAll(Set.of("database", "accounts", "sinks", "targets", "audit"));
        }
        return keys;
    }
}
