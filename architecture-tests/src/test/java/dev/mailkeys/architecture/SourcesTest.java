package dev.mailkeys.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The main sources of what is published stay small enough to be read in one go. */
class SourcesTest {

    private static final int MOST_LINES = 200;
    private static final int MOST_LINES_OF_A_METHOD = 30;
    private static final long MOST_FILES_OF_A_PACKAGE = 35;

    /** Files that may be longer, and why. Nothing else may. */
    private static final Map<String, String> LONGER = Map.ofEntries(
            Map.entry("dev/mailkeys/core/Pages.java", "every way to read a list, half of it Javadoc"),
            Map.entry(
                    "dev/mailkeys/core/file/CurrentSecret.java",
                    "every way to ask for a token that changes, two thirds of it Javadoc"),
            Map.entry("dev/mailkeys/core/CallEvent.java", "a record for each event, most of it Javadoc"),
            Map.entry(
                    "dev/mailkeys/core/provider/ProviderProfile.java", "a record of many parts, each told and checked"),
            Map.entry("dev/mailkeys/rotation/journal/FileJournals.java", "every verb of a store, each a line or two"),
            Map.entry("dev/mailkeys/rotation/sink/KeyMarkJson.java", "every way to write and read one line of JSON"),
            Map.entry("dev/mailkeys/rotation/sink/spi/SinkValues.java", "every kind of value, most of it Javadoc"),
            Map.entry(
                    "dev/mailkeys/rotation/sink/github/GitHubSecretSink.java",
                    "every way to name a secret, half of it Javadoc"),
            Map.entry("dev/mailkeys/core/provider/ApiClient.java", "one call in a straight line, half of it Javadoc"),
            Map.entry("dev/mailkeys/jetemail/JetEmailKeys.java", "a line of code for each verb, the rest Javadoc"),
            Map.entry("dev/mailkeys/jetemail/KeyInfo.java", "a field after another, most of it Javadoc"),
            Map.entry("dev/mailkeys/emailit/EmailitKeys.java", "a line of code for each verb, the rest Javadoc"),
            Map.entry(
                    "dev/mailkeys/elasticemail/ElasticEmailKeys.java",
                    "a line of code for each verb, the rest Javadoc"),
            Map.entry(
                    "dev/mailkeys/elasticemail/AccessLevel.java",
                    "a constant for each of some fifty documented levels"),
            Map.entry(
                    "dev/mailkeys/testkit/simulator/elasticemail/ElasticEmailApi.java",
                    "the routes of one provider in one list"),
            Map.entry(
                    "dev/mailkeys/testkit/ProviderSimulator.java",
                    "what three simulators offer alike, most of it Javadoc"),
            Map.entry("dev/mailkeys/testkit/Fault.java", "a factory for each fault, most of it Javadoc"),
            Map.entry(
                    "dev/mailkeys/rotation/files/PrivateFile.java",
                    "what is done to one open file, all of which guard the same race"),
            Map.entry(
                    "dev/mailkeys/rotation/sink/ExecSink.java", "half of it says what a command is given and promises"),
            Map.entry("dev/mailkeys/rotation/engine/record/Progress.java", "one journal and each question about it"),
            Map.entry(
                    "dev/mailkeys/rotation/jdbc/PostgresJournals.java",
                    "each call of a store of journals, half of it Javadoc"),
            Map.entry("dev/mailkeys/rotation/Rotation.java", "every verb, half of it Javadoc"),
            Map.entry("dev/mailkeys/rotation/RotationOptions.java", "every option, most of it Javadoc"),
            Map.entry("dev/mailkeys/rotation/sink/DotenvText.java", "one text and each question about it"),
            Map.entry("dev/mailkeys/rotation/sink/FileSink.java", "a third of it says what a sink promises"),
            Map.entry(
                    "dev/mailkeys/rotation/provider/JetEmailAdapter.java", "a verb after another, half of it Javadoc"),
            Map.entry(
                    "dev/mailkeys/rotation/provider/ElasticEmailAdapter.java",
                    "a verb after another, half of it Javadoc"),
            Map.entry("dev/mailkeys/testkit/contract/ProviderContract.java", "a list of tests, each a sentence"));

    /** Packages that are alike, so that a name says the same in each. No other name may stand in two packages. */
    private static final List<String> ALIKE = List.of(
            "dev/mailkeys/(jetemail|emailit|elasticemail)/\\w+",
            "dev/mailkeys/sink/\\w+/\\w+",
            "dev/mailkeys/cli/command/\\w+/\\w+",
            "dev/mailkeys/(cli|fleet)/Main");

    private static final List<SourceFile> SOURCES = SourceFile.all();

    @Test
    void files_haveAtMost200Lines() {
        assertThat(SOURCES)
                .hasSizeGreaterThan(50)
                .filteredOn(file -> file.lines() > MOST_LINES)
                .extracting(SourceFile::path)
                .as(
                        "files of more than %s lines: take something out, or add it to the exceptions with its reason",
                        MOST_LINES)
                .containsExactlyInAnyOrderElementsOf(LONGER.keySet());
    }

    @Test
    void packages_haveAtMost35Files() {
        Map<String, Long> files = SOURCES.stream()
                .filter(file -> !file.name().endsWith("-info.java"))
                .collect(groupingBy(SourceFile::folder, TreeMap::new, counting()));
        assertThat(files).hasSizeGreaterThan(20);
        files.values().removeIf(count -> count <= MOST_FILES_OF_A_PACKAGE);
        assertThat(files.keySet())
                .as("packages of more than %s files: make rooms of each", MOST_FILES_OF_A_PACKAGE)
                .isEmpty();
    }

    @Test
    void names_haveOneMeaning() {
        List<SourceFile> everywhere = SourceFile.everywhere();
        assertThat(everywhere).hasSizeGreaterThan(SOURCES.size());
        assertThat(namesOfSeveral(everywhere.stream().map(SourceFile::path)))
                .as("names that stand in packages which are not alike: give one of the two another name")
                .isEmpty();
    }

    private static Map<String, List<String>> namesOfSeveral(Stream<String> paths) {
        Map<String, List<String>> byName = paths.filter(path -> !path.endsWith("-info.java"))
                .map(path -> path.replaceFirst("\\.java$", ""))
                .collect(groupingBy(path -> path.replaceFirst(".*/", ""), TreeMap::new, toList()));
        byName.values()
                .removeIf(same -> same.size() == 1
                        || ALIKE.stream().anyMatch(alike -> same.stream().allMatch(path -> path.matches(alike))));
        return byName;
    }

    @Test
    void methods_haveAtMost30Lines() {
        assertThat(SOURCES)
                .flatExtracting(file -> file.methodsLongerThan(MOST_LINES_OF_A_METHOD))
                .isEmpty();
    }

    @Test
    void nothingInProduction_isSynchronized() {
        assertThat(SOURCES)
                .filteredOn(file -> !file.name().startsWith("sdk-testkit/"))
                .flatExtracting(SourceFile::synchronizedParts)
                .as("a virtual thread that waits for a monitor pins its carrier: use a ReentrantLock")
                .isEmpty();
    }

    @Test
    void theseRules_bite() {
        var bad = new SourceFile("Bad.java", """
            class Bad {
                synchronized void whole() {}

                void part() {
                    // not synchronized
                    String text = "synchronized";
                    synchronized (this) {
                        text = "";
                    }
                }
            }
            """);
        String one = "dev/mailkeys/sink/aws/Fields.java";
        assertThat(namesOfSeveral(Stream.of(one, "dev/mailkeys/sink/vault/Fields.java")))
                .isEmpty();
        assertThat(namesOfSeveral(Stream.of(one, "dev/mailkeys/cli/text/Fields.java")))
                .containsOnlyKeys("Fields");
        assertThat(bad.lines()).isEqualTo(11);
        assertThat(bad.methodsLongerThan(4)).containsExactly("Bad.java: part has 5 lines");
        assertThat(bad.synchronizedParts()).containsExactly("Bad.java:2", "Bad.java:7");
    }
}
