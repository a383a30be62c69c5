package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Runs the steps of the CI templates and of their README as a runner would, with an archive of the command under test. */
@Timeout(120)
@ExtendWith(SimulatorExtension.class)
@SuppressWarnings("unchecked")
class CiTemplatesIT {

    private static final Path TEMPLATES = Path.of("../ci-templates");
    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";

    @TempDir
    private Path folder;

    private String sha256 = "";

    /** An archive of the shape that the image's has; around the image, or around the jar. */
    @BeforeEach
    void pack(JetEmailSimulator jetemail) throws Exception {
        var image = MailkeysProcess.image();
        String make = image.isPresent()
                ? "ln -s '" + image.get() + "' mailkeys-0"
                : "mkdir -p mailkeys-0/bin && printf '#!/bin/sh\\nexec %s \"$@\"\\n' \"" + MailkeysProcess.words()
                        + "\" >mailkeys-0/bin/mailkeys && chmod +x mailkeys-0/bin/mailkeys";
        assertThat(bash(
                                jetemail,
                                make
                                        + " && tar -ch mailkeys-0 | gzip -1 >image.tar.gz && rm -r mailkeys-0 && mkdir temp && touch path output")
                        .code())
                .isZero();
        sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(folder.resolve("image.tar.gz"))));
    }

    private MailkeysProcess process(JetEmailSimulator jetemail, String script) {
        return MailkeysProcess.bash(folder, jetemail, script)
                .set("RUNNER_TEMP", folder.resolve("temp").toString())
                .set("GITHUB_PATH", folder.resolve("path").toString())
                .set("GITHUB_OUTPUT", folder.resolve("output").toString())
                .set("GITHUB_ACTIONS", "true")
                .set("MAILKEYS_URL", "image.tar.gz")
                .set("MAILKEYS_SHA256", sha256);
    }

    private MailkeysProcess.Ended bash(JetEmailSimulator jetemail, String script) throws Exception {
        return process(jetemail, script).run();
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml().load(text);
    }

    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<Map<String, Object>> steps(Object holder) {
        return (List<Map<String, Object>>) map(holder).get("steps");
    }

    private static String script(int step) throws IOException {
        var action = yaml(Files.readString(TEMPLATES.resolve("github/action.yml")));
        return steps(action.get("runs")).get(step).get("run").toString();
    }

    private MailkeysProcess.Ended command(JetEmailSimulator jetemail, String arguments) throws Exception {
        return process(jetemail, script(0) + "PATH=$(tail -1 \"$GITHUB_PATH\"):$PATH\n" + script(1))
                .set("MAILKEYS_ARGUMENTS", arguments)
                .run();
    }

    @Test
    void action_takesNoSecret_andPutsNoInputIntoAScript() throws IOException {
        var action = yaml(Files.readString(TEMPLATES.resolve("github/action.yml")));
        assertThat(map(action.get("inputs"))).containsOnlyKeys("url", "sha256", "arguments");
        for (var step : steps(action.get("runs"))) {
            assertThat(step.get("shell")).isEqualTo("bash");
            assertThat(step.get("run").toString()).doesNotContain("${{");
        }
    }

    @Test
    void action_installsAndRunsACommand(JetEmailSimulator jetemail) throws Exception {
        jetemail.issueNext(TOKEN);
        var ended = command(jetemail, "jetemail create --name 'two words' --to-file 'temp/a token' --output json");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).as("it is a file here, which no runner reads").isEmpty();
        assertThat(Files.readString(folder.resolve("output")))
                .contains("\"name\":\"two words\"")
                .startsWith("result<<end-of-result-");
        assertThat(Leak.files(folder, TOKEN)).containsExactly(Path.of("temp/a token"));
    }

    @Test
    void action_expandsNothing_andFailsAsItsCommandFails(JetEmailSimulator jetemail) throws Exception {
        var ended =
                command(jetemail, "jetemail delete --name \"$(touch expanded)\" '`touch expanded`'; touch expanded");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(folder.resolve("expanded")).doesNotExist();
        jetemail.seedKey("x");
        assertThat(command(jetemail, "jetemail delete --name x").code()).isEqualTo(5);
        assertThat(command(jetemail, "jetemail list 'no end").code()).isEqualTo(1);
        assertThat(folder.resolve("output")).isEmptyFile();
    }

    @Test
    void archiveThatIsAnother_isNotInstalled(JetEmailSimulator jetemail) throws Exception {
        String wrong = "0".repeat(64);
        for (String script : List.of(script(0), gitlab())) {
            var ended = process(jetemail, script).set("MAILKEYS_SHA256", wrong).run();
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("has another SHA-256: " + sha256);
            var plain = process(jetemail, script)
                    .set("MAILKEYS_URL", "http://example.com/image.tar.gz")
                    .run();
            assertThat(plain.err()).contains("must begin with https://");
        }
        assertThat(folder.resolve("path")).isEmptyFile();
    }

    /** The real curl with the template's own options, and an address that a redirect could have led to. */
    @Test
    void download_takesNoOtherProtocol_evenAfterARedirect(JetEmailSimulator jetemail) throws Exception {
        String curl = "curl() { command curl \"${@/#https:/http:}\"; }\n";
        for (String script : List.of(script(0), gitlab())) {
            var ended = process(jetemail, curl + script)
                    .set("MAILKEYS_URL", jetemail.baseUrl().toString().replace("http:", "https:"))
                    .run();
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("curl: (1)").contains("http");
        }
        assertThat(jetemail.received()).isEmpty();
    }

    @Test
    void readme_showsStepsThatRun(JetEmailSimulator jetemail) throws Exception {
        List<Map<String, Object>> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(TEMPLATES.resolve("README.md")))
                .results()
                .map(block -> yaml(block.group(1)))
                .toList();
        var steps = steps(map(examples.get(0).get("jobs")).get("newsletter-key"));
        var with = map(steps.get(1).get("with"));
        assertThat(with).containsOnlyKeys("url", "sha256", "arguments");
        assertThat(command(jetemail, with.get("arguments").toString()).code()).isZero();

        jetemail.issueNext(TOKEN);
        String gh = "gh() { tr a-z A-Z >stored; }\nPATH=$(tail -1 \"$GITHUB_PATH\"):$PATH\n";
        var github = bash(jetemail, gh + steps.get(2).get("run"));
        assertThat(github.code()).as(github.err()).isZero();
        assertThat(Files.readString(folder.resolve("stored"))).startsWith(TOKEN.toUpperCase(java.util.Locale.ROOT));
        assertThat(Leak.files(folder, TOKEN)).isEmpty();
    }

    @Test
    void gitlabReadme_showsAJobThatRuns(JetEmailSimulator jetemail) throws Exception {
        String readme = Files.readString(TEMPLATES.resolve("README.md"));
        var job = map(yaml(readme.substring(readme.lastIndexOf("```yaml\n") + 8, readme.lastIndexOf("```")))
                .get("newsletter-key"));
        assertThat(job.get("extends")).isEqualTo(".mailkeys");
        jetemail.issueNext(TOKEN);
        String store = "printf '#!/bin/sh\\ntr a-z A-Z >stored\\n' >store-secret; chmod +x store-secret\n";
        var ended = process(jetemail, gitlab() + store + String.join("\n", (List<String>) job.get("script")))
                .set("CI_PROJECT_DIR", folder.resolve("project").toString())
                .set("GITHUB_ACTIONS", "false")
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(folder.resolve("stored")).isNotEmptyFile();
        assertThat(Leak.files(folder, TOKEN)).isEmpty();
    }

    private static String gitlab() throws IOException {
        var template = map(
                yaml(Files.readString(TEMPLATES.resolve("gitlab/mailkeys.yml"))).get(".mailkeys"));
        return String.join("\n", (List<String>) template.get("before_script"));
    }
}
