package dev.mailkeys.fleet;

import static dev.mailkeys.fleet.DeploymentFiles.COMPOSE;
import static dev.mailkeys.fleet.DeploymentFiles.DOCKERFILE;
import static dev.mailkeys.fleet.DeploymentFiles.KUBERNETES;
import static dev.mailkeys.fleet.DeploymentFiles.SYSTEMD;
import static dev.mailkeys.fleet.DeploymentFiles.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the files say to the program is what the program knows. */
final class DeploymentTest {

    private static final Pattern VARIABLE = Pattern.compile("\\b(?:MAILKEYS|XDG)_[A-Z_]+\\b");

    @TempDir
    private Path folder;

    /** With their own options, except those that differ here: the file, the database, the port. */
    @ParameterizedTest
    @EnumSource
    void aNodeThatIsStartedLikeThis_works_andAnswersTheProbes(DeploymentFiles file) throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer()).target("newsletter")) {
            var more = new ArrayList<>(file.arguments());
            for (String known : List.of("--file", "--database")) {
                int place = more.indexOf(known);
                more.subList(place, place + 2).clear();
            }
            more.replaceAll(word -> word.replace(":8470", ":0"));
            FleetProcess node = world.node(more.toArray(String[]::new));
            String at = node.address();
            assertThat(at).as("what a browser takes").startsWith("http://127.0.0.1:");
            Eventually.is(() -> world.outcome("newsletter").equals("done"), world::said);
            Object container = at(KUBERNETES.documents().get(0), "spec", "template", "spec", "containers", 0);
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                String path = String.valueOf(at(container, probe, "httpGet", "path"));
                assertThat(Web.get(at + path.substring(1)).statusCode())
                        .as(probe)
                        .isEqualTo(200);
            }
            node.signal("TERM");
            assertThat(node.end()).as(node.said()).isZero();
        }
    }

    /** The page of all variables is held to the program by a test of its own. */
    @ParameterizedTest
    @EnumSource
    void variablesOfAFile_areThoseThatTheProgramReads(DeploymentFiles file) throws Exception {
        String known = Files.readString(Path.of("../docs/reference/verbs.md"));
        List<String> variables =
                VARIABLE.matcher(file.text()).results().map(MatchResult::group).toList();
        assertThat(variables).isNotEmpty().allMatch(variable -> known.contains("`" + variable + "`"));
    }

    @Test
    void theImage_hasTheJarThatIsBuilt_whereItIsStarted_andTheSameOptionsAsTheUnit() throws Exception {
        String image = Files.readString(DOCKERFILE);
        String jar = "/opt/mailkeys/mailkeys-fleet.jar";
        assertThat(image).contains("COPY mailkeys-fleet.jar " + jar + "\n", "\"-jar\", \"" + jar + "\"]");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("/mailkeys-fleet.jar</outputFile>");
        assertThat(SYSTEMD.text()).contains("-jar " + jar + " ");
        List<String> options = Pattern.compile("-[XD][^\" ]+")
                .matcher(image.lines().reduce((first, last) -> last).orElseThrow())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(options).hasSizeGreaterThan(2);
        assertThat(options).filteredOn(option -> !option.contains("PerfData")).allMatch(SYSTEMD.text()::contains);
        assertThat(Files.readString(Path.of("../cli/src/image/mailkeys"))).contains("-Dmailkeys.sinks=");
        var java = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        java.addAll(options);
        java.add("-version");
        assertThat(new ProcessBuilder(java).redirectErrorStream(true).start().waitFor())
                .isZero();
    }

    @Test
    void theReadmesLines_nameTheJarThatIsBuilt_andOptionsThatAreKnown() throws Exception {
        String readme = Files.readString(Path.of("../README.md"));
        String lines = readme.substring(readme.indexOf("<!-- readme: fleet -->"));
        lines = lines.substring(0, lines.indexOf("\n```\n"));
        assertThat(lines).contains("java -jar fleet/target/mailkeys-fleet.jar");
        assertThat(SYSTEMD.arguments())
                .contains(Pattern.compile("--[a-z-]+(?= )")
                        .matcher(lines)
                        .results()
                        .map(MatchResult::group)
                        .toArray(String[]::new));
    }

    @Test
    void portsAndUsers_areTheSameEverywhere() throws Exception {
        assertThat(Files.readString(DOCKERFILE)).contains("\nEXPOSE 8470\n", "\nUSER 10001:10001\n");
        assertThat(List.of(KUBERNETES.argument("--listen"), COMPOSE.argument("--listen")))
                .containsOnly("0.0.0.0:8470");
        Object pod = at(KUBERNETES.documents().get(0), "spec", "template", "spec");
        assertThat(at(pod, "containers", 0, "ports", 0, "containerPort")).isEqualTo(8470);
        assertThat(at(pod, "securityContext", "runAsUser")).isEqualTo(10001);
        Object services = at(COMPOSE.documents().get(0), "services");
        for (String node : List.of("node-1", "node-2")) {
            assertThat(String.valueOf(at(services, node, "ports", 0))).matches("127\\.0\\.0\\.1:\\d+:8470");
        }
    }

    /** What a node needs beside its heap is classes, code and threads: 100 MB; a sink's command counts with the node. */
    @Test
    void memory_isEnoughForHeapClassesAndCommands() throws Exception {
        Matcher heap = Pattern.compile("-Xmx(\\d+)m").matcher(Files.readString(DOCKERFILE));
        assertThat(heap.find()).isTrue();
        int needed = Integer.parseInt(heap.group(1)) + 100;
        Object resources = at(KUBERNETES.documents().get(0), "spec", "template", "spec", "containers", 0, "resources");
        assertThat(megabytes(at(resources, "requests", "memory"))).isGreaterThanOrEqualTo(needed);
        assertThat(List.of(
                        megabytes(at(resources, "limits", "memory")),
                        megabytes(at(COMPOSE.documents().get(0), "services", "node-1", "mem_limit"))))
                .allSatisfy(limit -> assertThat(limit).isGreaterThanOrEqualTo(needed + 200));
    }

    private static int megabytes(Object text) {
        return Integer.parseInt(String.valueOf(text).replaceAll("Mi$|m$", ""));
    }

    /** A step gets 20 seconds and 20 more. If the node is killed before, another one does the rest. */
    @Test
    void timeToStop_isLongerThanAStepMayTake() {
        assertThat(SYSTEMD.text()).contains("\nTimeoutStopSec=60\n");
        assertThat(at(KUBERNETES.documents().get(0), "spec", "template", "spec", "terminationGracePeriodSeconds"))
                .isEqualTo(60);
        assertThat(at(COMPOSE.documents().get(0), "services", "node-1", "stop_grace_period"))
                .isEqualTo("60s");
    }
}
