package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command's jar, and each jar of the image's folder of sinks, says that it is made of is what it is made of. */
class SbomIT {

    private static final Path JAR = Path.of("target/mailkeys.jar");

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
            Map.entry("org/tomlj/", "org.tomlj/tomlj"),
            Map.entry("dev/mailkeys/sink/aws/", "dev.mailkeys/sdk-sink-aws"),
            Map.entry("dev/mailkeys/sink/kubernetes/", "dev.mailkeys/sdk-sink-kubernetes"),
            Map.entry("software/amazon/awssdk/", "software.amazon.awssdk/auth"),
            Map.entry("software/amazon/eventstream/", "software.amazon.eventstream/eventstream"),
            Map.entry("org/reactivestreams/", "org.reactivestreams/reactive-streams"),
            Map.entry("org/slf4j/impl/", "org.slf4j/slf4j-nop"),
            Map.entry("org/slf4j/", "org.slf4j/slf4j-api"),
            Map.entry("org/yaml/snakeyaml/", "org.yaml/snakeyaml"));

    /** The command's jar, and those that the image has in its folder of sinks. */
    static List<Path> jars() throws IOException {
        var jars = new ArrayList<>(List.of(JAR));
        for (String module : List.of("sdk-sink-aws", "sdk-sink-kubernetes")) {
            try (Stream<Path> files = Files.list(Path.of("..", module, "target"))) {
                files.filter(file -> file.toString().endsWith("-sink.jar")).forEach(jars::add);
            }
        }
        return jars;
    }

    /** What its list of parts says of every part. */
    private static List<JsonNode> parts(ZipFile jar) throws IOException {
        List<String> lists = names(jar, "META-INF/sbom/.*\\.cdx\\.json");
        assertThat(lists).as(jar.getName()).hasSize(1);
        JsonNode list = new ObjectMapper().readTree(jar.getInputStream(jar.getEntry(lists.get(0))));
        var parts = new ArrayList<JsonNode>();
        parts.add(list.at("/metadata/component"));
        list.path("components").forEach(parts::add);
        return parts;
    }

    private static List<String> names(ZipFile jar, String pattern) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.matches(pattern))
                .toList();
    }

    /** The package URL without what stands around it: {@code group/name@version}. */
    private static String url(JsonNode part) {
        return part.path("purl").asText().replaceFirst("\\?.*", "").replaceFirst("^pkg:maven/", "");
    }

    private static String named(String part) {
        return part.replaceFirst("@.*", "");
    }

    @Test
    void theImagesJars_areLookedAtToo() throws IOException {
        assertThat(jars()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void jar_listsWhatIsShadedIntoIt_withVersionsAndLicences(Path path) throws IOException {
        try (var jar = new ZipFile(path.toFile())) {
            assertThat(parts(jar))
                    .allMatch(part -> url(part).matches("[^@]+@\\d.*"))
                    .allMatch(part -> !part.path("licenses").isEmpty())
                    .noneMatch(part -> url(part).contains("junit") || url(part).contains("assertj"));
        }
    }

    /** A class that no part accounts for came from a library that the list misses. */
    @ParameterizedTest
    @MethodSource("jars")
    void everyClassOfTheJar_isOfAPartThatIsListed(Path path) throws IOException {
        try (var jar = new ZipFile(path.toFile())) {
            List<String> parts =
                    parts(jar).stream().map(SbomIT::url).map(SbomIT::named).toList();
            List<String> folders = FOLDERS.entrySet().stream()
                    .filter(folder -> parts.contains(folder.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(names(jar, ".*\\.class"))
                    .hasSizeGreaterThan(100)
                    .allMatch(name -> folders.stream().anyMatch(name::startsWith));
        }
    }

    /** Parts that say themselves who they are: more exact than their folders, which some of them share. */
    @ParameterizedTest
    @MethodSource("jars")
    void everyPartOfTheJar_isListedInItsVersion(Path path) throws IOException {
        try (var jar = new ZipFile(path.toFile())) {
            List<String> parts = parts(jar).stream().map(SbomIT::url).toList();
            for (String name : names(jar, "META-INF/maven/.*/pom\\.properties")) {
                var known = new Properties();
                known.load(jar.getInputStream(jar.getEntry(name)));
                assertThat(parts)
                        .contains(known.get("groupId") + "/" + known.get("artifactId") + "@" + known.get("version"));
            }
        }
    }
}
