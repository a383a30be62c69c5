package dev.mailkeys.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The jar for journals in PostgreSQL that the image has beside the command: what is in it, and under which licences. */
class JournalsJarIT {

    private static final Path BUILT = Path.of("../sdk-rotation-jdbc/target");
    private static final Path LICENCE = Path.of("../sdk-rotation-jdbc/src/licences/postgresql.txt");

    private static ZipFile jar() throws IOException {
        try (Stream<Path> files = Files.list(BUILT)) {
            return new ZipFile(files.filter(file -> file.toString().endsWith("-journals.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    private static String text(ZipFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void jar_listsItsParts_andHasNoClassOfAnother() throws IOException {
        try (ZipFile jar = jar()) {
            assertThat(text(jar, "META-INF/sbom/sdk-rotation-jdbc.cdx.json"))
                    .contains("pkg:maven/dev.mailkeys/sdk-rotation-jdbc@", "pkg:maven/org.postgresql/postgresql@");
            Set<String> roots = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.split("/")[0] + "/" + name.split("/")[1])
                    .collect(toSet());
            assertThat(roots).containsExactlyInAnyOrder("dev/mailkeys", "org/postgresql");
            assertThat(jar.stream().map(ZipEntry::getName))
                    .filteredOn(name -> name.startsWith("dev/mailkeys/") && name.endsWith(".class"))
                    .allMatch(name -> name.startsWith("dev/mailkeys/rotation/jdbc/"));
        }
    }

    /** The driver's own licence asks for that, and its parts' as well. */
    @Test
    void licences_areThoseOfTheDriverAndItsParts() throws IOException {
        try (ZipFile jar = jar()) {
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/licenses/org.postgresql/postgresql/LICENSE"))
                    .isEqualTo(Files.readString(LICENCE))
                    .contains("PostgreSQL Global Development Group");
            assertThat(jar.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.startsWith("META-INF/licenses/com.ongres.scram/"));
        }
    }
}
