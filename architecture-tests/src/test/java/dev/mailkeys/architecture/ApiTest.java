package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others can see of each module is what {@code architecture-tests/api} says; a change of it is a line in review. */
class ApiTest {

    private static final Path FOLDER = PublishedModule.ROOT.resolve("architecture-tests/api");
    private static final boolean UPDATE = System.getProperty("api.update") != null;

    static Stream<PublishedModule> modules() {
        return PublishedModule.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void everyModule_showsWhatItsFileSays(PublishedModule module) throws IOException {
        List<String> actual = ApiListing.of(
                module.classNames().stream().map(ApiTest::load).filter(type -> !Layers.isRoom(type.getPackageName())));
        Path file = FOLDER.resolve(module.name() + ".txt");
        if (UPDATE) {
            Files.write(file, actual);
        }
        List<String> expected = Files.exists(file) ? Files.readAllLines(file) : List.of();
        List<String> changes = Diff.of(expected, actual);
        if (!changes.isEmpty()) {
            fail(
                    "The public API of %s is not what %s says:%n%n%s%n%nIf that is meant, run: make api",
                    module, PublishedModule.ROOT.relativize(file), String.join(System.lineSeparator(), changes));
        }
    }

    @Test
    void everyFile_belongsToAModule() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .isSubsetOf(modules().map(PublishedModule::name).toList());
        }
    }

    /** A change of what only a module itself can see must not fail its comparison with the last release. */
    @Test
    void packagesOfAModuleAlone_areLeftOutOfTheComparison_andNoOthers() throws IOException {
        List<String> leftOut = Pattern.compile("<exclude>(dev\\.mailkeys[.a-z]+)</exclude>")
                .matcher(Files.readString(PublishedModule.ROOT.resolve("pom.xml")))
                .results()
                .map(exclude -> exclude.group(1))
                .toList();
        var packages = modules()
                .flatMap(module -> module.classNames().stream())
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .distinct()
                .toList();
        assertThat(packages)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(leftOut.stream().anyMatch(out -> (name + ".").startsWith(out + ".")))
                        .as(name)
                        .isEqualTo(Layers.isRoom(name) || name.equals("dev.mailkeys.cli")));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiTest.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new AssertionError("The class " + name + " can't be loaded.", missing);
        }
    }
}
