package dev.mailkeys.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.rotationfile.SinkKinds;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each store of tokens has a page with an example that can be copied, and with the smallest rights that it needs. */
class SinkPagesTest {

    private static final Pattern TOML = Pattern.compile("(?s)```toml\\n(.*?)```");
    private static final Pattern SINK = Pattern.compile("(?m)^\\[sinks\\.([\\w-]+)]");
    private static final Pattern RIGHTS =
            Pattern.compile("(?i)the rights it needs|the smallest (?:policy|permissions)");

    @TempDir
    private Path folder;

    /** Those that call a server. */
    static List<String> types() {
        return SinkKinds.installed().all().stream()
                .filter(kind -> kind.server().isPresent())
                .map(SinkFactory::type)
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    /** The examples of a type on a page. */
    private static List<String> examples(Path page, String type) throws IOException {
        return TOML.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("type = \"" + type + "\""))
                .toList();
    }

    @Test
    void theyAreAllLookedAt() {
        assertThat(types())
                .contains("github-secret", "gitlab-variable", "vault-kv", "kubernetes-secret")
                .contains("aws-secretsmanager", "aws-ssm");
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyOne_hasAPage_withAnExampleThatIsTakenAsItIs_andItsRights(String type) throws IOException {
        int found = 0;
        for (Path page : pages()) {
            for (String example : examples(page, type)) {
                found++;
                assertThat(Files.readString(page)).as(page.toString()).containsPattern(RIGHTS);
                assertTaken(example);
            }
        }
        assertThat(found).as("examples of " + type).isPositive();
    }

    /** In a file that has besides it what every file has. */
    private void assertTaken(String example) throws IOException {
        String sinks = SINK.matcher(example)
                .results()
                .map((MatchResult sink) -> '"' + sink.group(1) + '"')
                .collect(Collectors.joining(", "));
        Path file = Files.writeString(
                folder.resolve("mailkeys.toml"),
                "[accounts.main]\nprovider = \"emailit\"\n[targets.newsletter]\naccount = \"main\"\nsinks = [" + sinks
                        + "]\n" + example);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var status = new Cli().set("HOME", folder.toString()).run("status --file " + file);
        assertThat(status.err()).as(example).isEmpty();
        assertThat(status.code()).as(example).isZero();
    }
}
