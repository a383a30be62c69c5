package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found by {@code META-INF/services} on a class path, the image finds by its module's descriptor alone. */
class ImageServicesTest {

    private static final Path MODULE = Path.of("src/image/module/module-info.java");

    static List<Path> services() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.filter(module -> module.getFileName().toString().matches("sdk-(?!testkit|spring).*|cli"))
                    .filter(ImageServicesTest::isInTheCommand)
                    .map(module -> module.resolve("src/main/resources/META-INF/services"))
                    .filter(Files::isDirectory)
                    .flatMap(ImageServicesTest::in)
                    .toList();
        }
    }

    /** A kind of sink or journals that brings libraries is a jar beside the command, of its own class path. */
    private static boolean isInTheCommand(Path module) {
        try {
            return !Files.readString(module.resolve("pom.xml")).contains("<id>sink</id>");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_isInTheModuleOfTheImage(Path service) throws IOException {
        String module = Files.readString(MODULE);
        assertThat(module).contains("uses " + service.getFileName() + ";");
        assertThat(Files.readAllLines(service))
                .allSatisfy(name -> assertThat(module).contains(name.replace('$', '.')));
    }
}
