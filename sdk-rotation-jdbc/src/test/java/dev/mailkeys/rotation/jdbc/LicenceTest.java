package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The jar that brings PostgreSQL's driver says under which licence the driver is. */
class LicenceTest {

    @Test
    void licenceThatWeGiveAlong_isThatOfTheDriver() throws Exception {
        Path driver = Path.of(PGSimpleDataSource.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var jar = new JarFile(driver.toFile());
                var licence = jar.getInputStream(jar.getEntry("META-INF/LICENSE"))) {
            assertThat(Files.readString(Path.of("src/licences/postgresql.txt")))
                    .isEqualTo(new String(licence.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
