package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the example on each package's page of the Javadoc with code that is compiled and run. */
class PackageExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern EXPORTED = Pattern.compile("exports ([\\w.]+)");
    /** Its page tells a whole story of its own, in parts that the testkit's own tests run. */
    private static final String STORY = "dev.mailkeys.testkit";

    @ParameterizedTest
    @MethodSource("pages")
    void everyExportedPackage_hasAnExampleThatIsCompiled(Path page) {
        List<String> examples = EXAMPLE.matcher(read(page))
                .results()
                .map(found -> squeezed(found.group(1).replaceAll("(?m)^ \\* ?", "")))
                .toList();
        assertThat(examples).as("examples in %s", page).isNotEmpty();
        if (page.toString().replace('/', '.').contains(STORY + ".package-info")) {
            return;
        }
        String sources = sources();
        assertThat(examples).allSatisfy(example -> assertThat(sources).contains(example));
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.filter(module -> module.getFileName().toString().startsWith("sdk-"))
                    .map(module -> module.resolve("src/main/java/module-info.java"))
                    .filter(Files::exists)
                    .flatMap(module -> EXPORTED.matcher(read(module))
                            .results()
                            .map(found -> module.resolveSibling(found.group(1).replace('.', '/'))
                                    .resolve("package-info.java")))
                    .toList();
        }
    }

    /** The examples, an application of Spring Boot, a sink of somebody else, and what a provider's module is made and tested with. */
    private static String sources() {
        return Stream.of(
                        "src/main/java",
                        "../sdk-emailit/src",
                        "../consumer-tests/spring-starter/src",
                        "../consumer-tests/own-sink/src")
                .map(Path::of)
                .flatMap(PackageExamplesTest::below)
                .map(PackageExamplesTest::read)
                .map(PackageExamplesTest::squeezed)
                .collect(Collectors.joining());
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
