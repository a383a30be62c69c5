package dev.mailkeys.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;

/** Every command and every {@code mailkeys.toml} that a page shows is one that the command takes. */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern BLOCK = Pattern.compile("(?s)```\\w+\n(.*?)```");

    /** A line of a block, of a schedule or of a job, up to what the shell takes from there. */
    private static final Pattern OF_BLOCK = Pattern.compile("(?m)(?:^[\\d* ]*|- |run: )mailkeys ([a-z][^\n#<>|;&]*)");

    private static final Pattern IN_A_LINE = Pattern.compile("`mailkeys ([a-z][^`\n#<>|]*)`");

    private static final Pattern TOML = Pattern.compile("(?s)```toml\\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> !file.toString().matches(".*/(target|node_modules|\\.git|decisions)/.*"))
                    .filter(file -> file.toString().matches(".*\\.md"))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The commands in a page's blocks, and those between its words. */
    private static Stream<String> commands(String page) {
        Stream<String> inBlocks = BLOCK.matcher(page)
                .results()
                .flatMap(block -> OF_BLOCK.matcher(block.group(1)).results().map(line -> line.group(1)));
        Stream<String> inLines =
                IN_A_LINE.matcher(BLOCK.matcher(page).replaceAll("")).results().map(line -> line.group(1));
        return Stream.concat(inBlocks, inLines).map(String::strip);
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(Stream.of(1, 2, 3)
                    .map(word::group)
                    .filter(text -> text != null)
                    .findFirst()
                    .orElseThrow());
        }
        return words;
    }

    /** Why the command does not take a line, or nothing. */
    private static Stream<String> refused(Path page, String line) {
        try {
            Catalog.find(words(line)).parse();
            return Stream.empty();
        } catch (Failure wrong) {
            return Stream.of(page + ": mailkeys " + line + ": " + wrong.getMessage());
        }
    }

    @Test
    void commandsOnPages_areTaken() throws IOException {
        List<Path> pages = pages().filter(page -> !page.endsWith("verbs.md")) // HelpTest holds these
                .toList();
        assertThat(pages.stream().flatMap(page -> commands(read(page)))).hasSizeGreaterThan(40);
        assertThat(pages.stream().flatMap(page -> commands(read(page)).flatMap(line -> refused(page, line))))
                .isEmpty();
    }

    @Test
    void filesOfTargetsOnPages_areTaken() throws IOException {
        var shown = pages().flatMap(page -> TOML.matcher(read(page)).results().map(block -> block.group(1)))
                .filter(toml -> toml.contains("[sinks.") || toml.contains("[targets.") || toml.contains("[accounts."))
                .toList();
        assertThat(shown).hasSizeGreaterThan(2);
        for (String toml : shown) {
            assertThat(Toml.parse(toml).errors()).as(toml).isEmpty();
            Path file = Files.writeString(folder.resolve("mailkeys.toml"), toml);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            String said = new Cli()
                    .set("HOME", folder.toString())
                    .run("status --file " + file)
                    .err();
            assertThat(said).as(toml).doesNotContain("is not a setting", "must be", "takes");
        }
    }
}
