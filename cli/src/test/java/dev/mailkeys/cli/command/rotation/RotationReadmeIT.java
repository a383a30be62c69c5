package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.GitHubHost;
import dev.mailkeys.cli.Leak;
import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Does what the README says about rotation, as it is printed; only addresses, credentials and waits are ours. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
@SuppressWarnings("unchecked")
class RotationReadmeIT {

    private static final String SECRET = "/repos/acme/mail/actions/secrets/EMAILIT_TOKEN";
    private static final Duration LONG_AGO = Duration.ofDays(100);

    @TempDir
    private Path folder;

    private SimulatedKey key;

    @BeforeEach
    void seed(EmailitSimulator emailit) {
        emailit.clock().advance(LONG_AGO.negated());
        key = emailit.seedKey("newsletter");
        emailit.clock().advance(LONG_AGO);
    }

    private static String block(String name, String language) throws IOException {
        var block = Pattern.compile("<!-- readme: " + name + " -->\n```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../README.md")));
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    private void writeToml(GitHubHost gitHub, String grace) throws IOException {
        String toml = block("mailkeys.toml", "toml");
        assertThat(toml).contains("grace = \"1h\"", "type = \"github-secret\"");
        Files.writeString(
                folder.resolve("mailkeys.toml"),
                toml.replace("grace = \"1h\"", "settle-time = \"0s\"\ngrace = \"" + grace + "\"")
                        .replace("type =", "base-url = \"" + gitHub.address() + "\"\nsettle-time = \"0s\"\ntype ="));
    }

    private MailkeysProcess process(EmailitSimulator emailit, String script) {
        return MailkeysProcess.shell(folder, "set -e; " + script)
                .at(emailit)
                .set("MAILKEYS_GITHUB_TOKEN", GitHubHost.CREDENTIAL);
    }

    @Test
    void commands_runAsPrinted(EmailitSimulator emailit) throws Exception {
        try (var gitHub = new GitHubHost()) {
            writeToml(gitHub, "1h");
            var ended = process(
                            emailit,
                            block("rotation", "sh").replace("mailkeys verify", "mailkeys verify || [ $? = 4 ]"))
                    .set("OLD_TOKEN", key.token())
                    .run();
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out())
                    .contains("overlap, due", "newsletter\tpending", "waiting\tGRACE", "\trolled_back\t", "\tdone\t");
            assertThat(emailit.accepts(key.token())).isFalse();
        }
        assertThat(emailit.keys())
                .extracting(SimulatedKey::name)
                .as(
                        "what a write-only sink holds after a rotation in place is not certain, so reconcile makes a successor")
                .hasSize(3)
                .last()
                .asString()
                .startsWith("newsletter--");
        assertThat(Leak.files(folder, key.token())).isEmpty();
        assertThat(Leak.files(folder, GitHubHost.CREDENTIAL)).isEmpty();
    }

    @Test
    void workflow_rotatesOnceOnRunnersThatStartEmpty(EmailitSimulator emailit) throws Exception {
        Map<String, Object> workflow = new Yaml().load(block("workflow", "yaml"));
        var steps = (List<Map<String, Object>>) ((Map<String, Map<String, Object>>) workflow.get("jobs"))
                .get("rotate")
                .get("steps");
        assertThat((Map<String, Object>) steps.get(1).get("with")).containsOnlyKeys("url", "sha256");
        assertThat((Map<String, Object>) steps.get(2).get("env"))
                .containsOnlyKeys("EMAILIT_API_KEY", "MAILKEYS_GITHUB_TOKEN");
        String run = steps.get(2).get("run").toString();
        try (var gitHub = new GitHubHost()) {
            writeToml(gitHub, "0s");
            String first = null;
            for (String night : List.of("one", "two")) {
                var ended = process(emailit, run)
                        .set("XDG_STATE_HOME", folder.resolve(night).toString())
                        .set("GITHUB_ACTIONS", "true")
                        .set("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString())
                        .run();
                assertThat(ended.code()).as(ended.err()).isZero();
                first = first == null ? gitHub.stored.get(SECRET) : first;
            }
            assertThat(gitHub.stored.get(SECRET)).isNotNull().isEqualTo(first);
        }
        assertThat(emailit.received("create")).hasSize(1);
        assertThat(emailit.accepts(key.token())).isFalse();
        assertThat(emailit.keys()).hasSize(2);
        assertThat(Files.readString(folder.resolve("summary"))).contains("| newsletter | done |", "not\\_due");
    }
}
