package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the command's jar says that it is made of is what it is made of. */
class SbomIT {

    private static final Path JAR = Path.of("target/mailkeys.jar");
    private static final String SBOM = "META-INF/sbom/mailkeys.cdx.json";

    /** Where a part's classes are. */
    private static final Map<String, String> FOLDERS = Map.ofEntries(
            Map.entry("dev/mailkeys/cli/", "dev.mailkeys/cli"),
            Map.entry("dev/mailkeys/core/", "dev.mailkeys/sdk-core"),
            Map.entry("dev/mailkeys/jetemail/", "dev.mailkeys/sdk-jetemail"),
            Map.entry("dev/mailkeys/emailit/", "dev.mailkeys/sdk-emailit"),
            Map.entry("dev/mailkeys/elasticemail/", "dev.mailkeys/sdk-elasticemail"),
            Map.entry("dev/mailkeys/rotation/", "dev.mailkeys/sdk-rotation"),
            Map.entry("dev/mailkeys/sink/gitlab/", "dev.mailkeys/sdk-sink-gitlab"),
            Map.entry("dev/mailkeys/sink/vault/", "dev.mailkeys/sdk-sink-vault"),
            Map.entry("dev/mailkeys/testkit/", "dev.mailkeys/sdk-testkit"),
            Map.entry("okhttp3/", "com.squareup.okhttp3/okhttp-jvm"),
            Map.entry("mockwebserver3/", "com.squareup.okhttp3/mockwebserver3"),
            Map.entry("okio/", "com.squareup.okio/okio-jvm"),
            Map.entry("kotlin/", "org.jetbrains.kotlin/kotlin-stdlib"),
            Map.entry("org/jetbrains/", "org.jetbrains/annotations"),
            Map.entry("org/intellij/", "org.jetbrains/annotations"),
            Map.entry("com/fasterxml/jackson/core/", "com.fasterxml.jackson.core/jackson-core"),
            Map.entry("com/fasterxml/jackson/annotation/", "com.fasterxml.jackson.core/jackson-annotations"),
            Map.entry("com/fasterxml/jackson/databind/", "com.fasterxml.jackson.core/jackson-databind"),
            Map.entry("org/bouncycastle/", "org.bouncycastle/bcprov-jdk18on"),
            Map.entry("org/jspecify/", "org.jspecify/jspecify"),
            Map.entry("picocli/", "info.picocli/picocli"),
            Map.entry("org/tomlj/", "org.tomlj/tomlj"));

    /** The package URL of every part, without what stands behind it. */
    private static List<String> read() throws IOException {
        var parts = new ArrayList<String>();
        try (var jar = new ZipFile(JAR.toFile())) {
            ZipEntry entry = jar.getEntry(SBOM);
            assertThat(entry).as(SBOM).isNotNull();
            try (JsonParser json = new JsonFactory().createParser(jar.getInputStream(entry))) {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    if (token == JsonToken.VALUE_STRING && "purl".equals(json.currentName())) {
                        parts.add(json.getText().replaceFirst("\\?.*", "").replaceFirst("^pkg:maven/", ""));
                    }
                }
            }
        }
        return parts;
    }

    private static String named(String part) {
        return part.replaceFirst("@.*", "");
    }

    @Test
    void jar_listsWhatIsShadedIntoIt_withVersions() throws IOException {
        assertThat(read())
                .allMatch(part -> part.matches("[^@]+@\\d.*"))
                .anyMatch(part -> part.startsWith("dev.mailkeys/cli@"))
                .anyMatch(part -> part.startsWith("com.squareup.okhttp3/okhttp-jvm@5."))
                .noneMatch(part -> part.contains("junit") || part.contains("assertj"));
    }

    /** A class that no part accounts for came from a library that the list misses. */
    @Test
    void everyClassOfTheJar_isOfAPartThatIsListed() throws IOException {
        List<String> parts = read().stream().map(SbomIT::named).toList();
        List<String> folders = FOLDERS.entrySet().stream()
                .filter(folder -> parts.contains(folder.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        try (var jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
                    .hasSizeGreaterThan(1000)
                    .allMatch(name -> folders.stream().anyMatch(name::startsWith));
        }
    }
}
