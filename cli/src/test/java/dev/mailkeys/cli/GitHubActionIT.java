package dev.mailkeys.cli;

import static dev.mailkeys.cli.CiTemplates.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the steps of the action for GitHub, and those that its README shows, as a runner would. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class GitHubActionIT {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";

    @TempDir
    private Path folder;

    private CiRunner runner;

    @BeforeEach
    void pack(JetEmailSimulator jetemail) throws Exception {
        runner = new CiRunner(folder, jetemail);
    }

    private MailkeysProcess.Ended command(String arguments) throws Exception {
        return runner.bash(CiTemplates.installAndRun())
                .set("MAILKEYS_ARGUMENTS", arguments)
                .run();
    }

    @Test
    void action_takesNoSecret_andPutsNoInputIntoAScript() throws Exception {
        var action = CiTemplates.action();
        assertThat(map(action.get("inputs"))).containsOnlyKeys("url", "sha256", "arguments");
        assertThat(map(action.get("outputs"))).containsOnlyKeys("exit-code", "result", "targets", "key");
        var scripts = CiTemplates.steps().stream()
                .filter(step -> step.containsKey("run"))
                .toList();
        assertThat(scripts).hasSize(2).allSatisfy(step -> {
            assertThat(step.get("shell")).isEqualTo("bash");
            assertThat(step.get("run").toString()).doesNotContain("${{");
        });
    }

    @Test
    void command_isInstalledAndRun(JetEmailSimulator jetemail) throws Exception {
        jetemail.issueNext(TOKEN);
        var ended = command("jetemail create --name 'two words' --to-file 'temp/a token' --output json");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).as("it is a file here, which no runner reads").isEmpty();
        var outputs = StepOutputs.in(folder.resolve("output"));
        assertThat(outputs).containsOnlyKeys("exit-code", "result", "key").containsEntry("exit-code", "0");
        assertThat(outputs.get("result")).contains("\"name\":\"two words\"");
        assertThat(outputs.get("key")).contains("\"name\":\"two words\"");
        assertThat(Leak.files(folder, TOKEN)).containsExactly(Path.of("temp/a token"));
    }

    @Test
    void arguments_areNotExpanded_andTheStepFailsAsItsCommandFails(JetEmailSimulator jetemail) throws Exception {
        var ended = command("jetemail delete --name \"$(touch expanded)\" '`touch expanded`'; touch expanded");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(folder.resolve("expanded")).doesNotExist();
        jetemail.seedKey("x");
        assertThat(command("jetemail delete --name x").code()).isEqualTo(5);
        var unread = command("jetemail list 'no end");
        assertThat(unread.code()).isEqualTo(2);
        assertThat(unread.err()).contains("arguments can't be read");
    }

    @Test
    void commandThatFailed_leavesItsExitCodeAndItsWords() throws Exception {
        var ended = runner.bash(CiTemplates.installAndRun())
                .set("JETEMAIL_API_KEY", "api_wrong")
                .set("MAILKEYS_ARGUMENTS", "doctor --provider jetemail --output json")
                .run();
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("\"status\":\"failed\"");
        var outputs = StepOutputs.in(folder.resolve("output"));
        assertThat(outputs).containsOnlyKeys("exit-code", "result").containsEntry("exit-code", "3");
        assertThat(outputs.get("result")).contains("\"status\":\"failed\"");
    }

    @Test
    void systemThatIsNotLinux_isNamed() throws Exception {
        var ended = runner.bash("uname() { echo Darwin; }\n" + CiTemplates.install())
                .run();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("the image runs on Linux, and this is Darwin");
    }

    @Test
    void archiveOfTheCache_isTakenIfItIsTheSame_andDownloadedAnewIfNot() throws Exception {
        String curl = "curl() { echo downloaded; cp image.tar.gz temp/mailkeys.tar.gz; }\n";
        Path cached = folder.resolve("temp/mailkeys.tar.gz");
        for (String kept : List.of("true", "cp image.tar.gz " + cached, "echo another >" + cached)) {
            var ended = runner.bash(kept + "\n" + curl + CiTemplates.install())
                    .set("MAILKEYS_URL", "https://downloads.example.com/image.tar.gz")
                    .run();
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out().startsWith("downloaded\n")).isEqualTo(!kept.startsWith("cp"));
            Files.delete(cached);
        }
        var cache = map(CiTemplates.steps().get(0).get("with"));
        assertThat(cache.get("path").toString()).endsWith("/mailkeys.tar.gz");
        assertThat(cache.get("key").toString()).contains("inputs.sha256");
    }

    @Test
    void readme_showsStepsThatRun(JetEmailSimulator jetemail) throws Exception {
        var steps = CiTemplates.steps(CiTemplates.shown("newsletter-key"));
        var with = map(steps.get(1).get("with"));
        assertThat(with).containsOnlyKeys("url", "sha256", "arguments");
        assertThat(command(with.get("arguments").toString()).code()).isZero();

        jetemail.issueNext(TOKEN);
        String gh = "gh() { tr a-z A-Z >stored; }\nPATH=$(tail -1 \"$GITHUB_PATH\"):$PATH\n";
        var github = runner.bash(gh + steps.get(2).get("run")).run();
        assertThat(github.code()).as(github.err()).isZero();
        assertThat(Files.readString(folder.resolve("stored"))).startsWith(TOKEN.toUpperCase(Locale.ROOT));
        assertThat(Leak.files(folder, TOKEN)).isEmpty();
    }
}
