package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every workflow that we run or show: people copy them, and what they pull in runs beside their credentials. */
class ShownWorkflowsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern USES = Pattern.compile("uses: +(\\S+)(.*)");
    /** A commit and the version it is; or ours, by a path or by a commit that the reader puts in. */
    private static final Pattern PINNED = Pattern.compile(
            "\\./\\S+( #.*)?|\"?OWNER/REPOSITORY/[a-z/-]+@COMMIT\"? #.*|[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    /** Where it stands, and what it says. */
    private record Shown(String place, String text) {

        boolean isWorkflow() {
            return text.contains("runs-on:");
        }

        List<String> unpinned() {
            return USES.matcher(text)
                    .results()
                    .map(uses -> (uses.group(1) + uses.group(2)).strip())
                    .filter(uses -> !PINNED.matcher(uses).matches())
                    .map(uses -> place + ": " + uses)
                    .toList();
        }

        @SuppressWarnings("unchecked")
        List<String> jobsWithout(String key) {
            Map<String, Object> workflow = new Yaml().load(text);
            var without = new ArrayList<String>();
            for (var job : ((Map<String, Map<String, Object>>) workflow.get("jobs")).entrySet()) {
                var said = new HashMap<>(workflow);
                said.putAll(job.getValue());
                if (!said.containsKey(key)) {
                    without.add(place + ": " + job.getKey());
                }
            }
            return without;
        }
    }

    private static Stream<Shown> shown() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> !file.toString().matches(".*/(target|node_modules|\\.git)(/.*)?"))
                    .filter(file -> file.toString().matches(".*\\.(md|ya?ml)"))
                    .toList()
                    .stream()
                    .flatMap(ShownWorkflowsTest::shown);
        }
    }

    private static Stream<Shown> shown(Path file) {
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".md")
                    ? BLOCK.matcher(text).results().map(block -> new Shown(file.toString(), block.group(1)))
                    : Stream.of(new Shown(file.toString(), text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyActionThatIsUsed_isPinnedToACommit() throws IOException {
        assertThat(shown().filter(shown -> shown.text().contains("uses:"))).hasSizeGreaterThan(1);
        assertThat(shown().flatMap(shown -> shown.unpinned().stream())).isEmpty();
    }

    @Test
    void everyJob_saysWhatItMayDoAndHowLong() throws IOException {
        for (String key : List.of("permissions", "timeout-minutes")) {
            assertThat(shown().filter(Shown::isWorkflow).flatMap(shown -> shown.jobsWithout(key).stream()))
                    .as(key)
                    .isEmpty();
        }
    }

    @Test
    void theseRules_bite() {
        var bad = new Shown("bad", """
                jobs:
                  first:
                    runs-on: x
                    steps:
                      - uses: a/b@v1
                      - uses: a/b@%s
                      - uses: a/b@%s # v1.2.3
                  second:
                    permissions: {}
                """.formatted("a".repeat(40), "a".repeat(40)));
        assertThat(bad.isWorkflow()).isTrue();
        assertThat(bad.unpinned()).containsExactly("bad: a/b@v1", "bad: a/b@" + "a".repeat(40));
        assertThat(bad.jobsWithout("permissions")).containsExactly("bad: first");
    }
}
