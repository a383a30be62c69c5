package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages show only Java that the build compiles, and name no missing file or link. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern INCLUDED = Pattern.compile("(?m)^<<< ([^#{\\s]+)(?:#([^{\\s]+))?(?:\\{\\S+})?$");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|/)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /** A page and what stands on it. */
    private record Page(Path file, String text) {

        Stream<MatchResult> all(Pattern pattern) {
            return pattern.matcher(text).results();
        }

        Path beside(String path) {
            return path.isEmpty() ? file : file.resolveSibling(path).normalize();
        }
    }

    private static List<Page> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches(".*/(target|node_modules|\\.git)/.*"))
                    .map(file -> new Page(file, read(file)))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void javaOnThePagesOfTheSite_comesFromFilesThatAreCompiled() throws IOException {
        assertThat(pages().stream()
                        .filter(page -> page.file().startsWith(ROOT.resolve("docs")))
                        .filter(page -> page.text().contains("```java")))
                .isEmpty();
    }

    @Test
    void filesThatPagesShow_areThere_withTheirRegions() throws IOException {
        var wrong = pages().stream()
                .flatMap(page -> page.all(INCLUDED)
                        .filter(shown -> {
                            Path file = page.beside(shown.group(1));
                            return !Files.isRegularFile(file)
                                    || (shown.group(2) != null
                                            && !read(file).contains("#region " + shown.group(2) + "\n"));
                        })
                        .map(shown -> page.file() + ": " + shown.group()));
        assertThat(wrong).isEmpty();
        assertThat(pages().stream().flatMap(page -> page.all(INCLUDED))).hasSizeGreaterThan(10);
    }

    @Test
    void linksBetweenFiles_leadSomewhere() throws IOException {
        var dead = pages().stream()
                .flatMap(page -> page.all(LINK)
                        .filter(link -> !leads(page.beside(link.group(1)), link.group(2)))
                        .map(link -> page.file() + ": " + link.group()));
        assertThat(dead).isEmpty();
    }

    private static boolean leads(Path file, String anchor) {
        return Files.exists(file)
                && (anchor == null
                        || HEADING.matcher(read(file))
                                .results()
                                .anyMatch(heading -> anchor(heading.group(1)).equals(anchor)));
    }

    /** A heading as GitHub and the site make an anchor of it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
