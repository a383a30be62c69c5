package dev.mailkeys.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.StepOutputs;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command leaves for the steps behind it in GitHub Actions. */
@ExtendWith(SimulatorExtension.class)
class StepOutputTest {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void runnerMakesTheFile() throws IOException {
        file = Files.createFile(folder.resolve("output"));
    }

    private Map<String, String> actions() {
        return Map.of("GITHUB_ACTIONS", "true", "GITHUB_OUTPUT", file.toString());
    }

    private Cli in(Cli cli) {
        actions().forEach(cli::set);
        return cli;
    }

    private JsonNode output(String name) throws IOException {
        return new ObjectMapper().readTree(StepOutputs.in(file).get(name));
    }

    @Test
    void rotationVerbs_tellWhatCameOfEachTarget_asTheirJsonDoes(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter", "billing");
        var plan = rotating.run(actions(), "plan --exit-code -o json");
        assertThat(output("targets")).isEqualTo(new ObjectMapper().readTree(plan.out()));
        assertThat(output("exit-code").asInt()).isEqualTo(13);
        String old = rotating.token("newsletter");
        var maintain = rotating.run(actions(), "maintain --yes -o json");
        assertThat(maintain.code()).as(maintain.err()).isZero();
        assertThat(output("targets")).isEqualTo(new ObjectMapper().readTree(maintain.out()));
        assertThat(output("targets").findValuesAsText("outcome")).containsExactly("done", "done");
        assertThat(output("exit-code").asInt()).isZero();
        assertThat(Files.readString(file)).doesNotContain(old, rotating.token("newsletter"), rotating.token("billing"));
    }

    @Test
    void planForPeople_leavesTheSame(EmailitSimulator emailit) throws IOException {
        Rotating.at(folder, emailit, "newsletter").run(actions(), "plan");
        assertThat(output("targets").at("/0/due").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--reveal", "--to-file FOLDER/token", "--reveal -o json"})
    void newKey_isToldWithoutItsToken(String options, JetEmailSimulator jetemail) throws IOException {
        jetemail.issueNext(TOKEN);
        var created = in(Cli.at(jetemail))
                .run("jetemail create --name newsletter " + options.replace("FOLDER", folder.toString()));
        assertThat(created.code()).as(created.err()).isZero();
        assertThat(output("key").path("name").asText()).isEqualTo("newsletter");
        assertThat(output("key").path("result").asText()).isEqualTo("created");
        assertThat(output("key").has("token")).isFalse();
        assertThat(output("exit-code").asInt()).isZero();
        assertThat(Files.readString(file)).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "create --if-absent --name newsletter --to-file FOLDER/token, exists",
        "update --name newsletter --quota 7, updated",
        "rotate --name newsletter --yes --to-file FOLDER/token, rotated",
        "delete --name newsletter --yes, deleted"
    })
    void keyThatWasFoundOrChanged_isTold(String verb, String result, JetEmailSimulator jetemail) throws IOException {
        jetemail.seedKey("newsletter");
        var ended = in(Cli.at(jetemail)).run("jetemail " + verb.replace("FOLDER", folder.toString()));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(output("key").path("result").asText()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "jetemail list, 0",
        "jetemail delete --name x, 5",
        "no-such-verb, 2",
        "jetemail delete --name y --yes, 4"
    })
    void everyCommand_tellsItsExitCode_whateverItIs(String line, int code, JetEmailSimulator jetemail)
            throws IOException {
        jetemail.seedKey("x");
        assertThat(in(Cli.at(jetemail)).run(line).code()).isEqualTo(code);
        assertThat(StepOutputs.in(file)).containsExactly(Map.entry("exit-code", String.valueOf(code)));
    }

    @Test
    void whatSomebodyElseHasLeft_staysWhole(JetEmailSimulator jetemail) throws IOException {
        Files.writeString(file, "mine=1\nlast=without an end");
        in(Cli.at(jetemail)).run("jetemail list");
        assertThat(StepOutputs.in(file))
                .containsExactly(
                        Map.entry("mine", "1"), Map.entry("last", "without an end"), Map.entry("exit-code", "0"));
    }

    @Test
    void nameOfAKey_addsNoOutputOfItsOwn(JetEmailSimulator jetemail) throws IOException {
        String name = "a\nevil=1\nend-of-key\n##[x]";
        jetemail.seedKey(name);
        assertThat(in(Cli.at(jetemail))
                        .run("jetemail", "delete", "--yes", "--name", name)
                        .code())
                .isZero();
        assertThat(StepOutputs.in(file)).containsOnlyKeys("key", "exit-code");
        assertThat(output("key").path("name").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/full", "FOLDER", "FOLDER/none/output", "a\u0000b"})
    void fileThatCantBeWritten_isSaid_andChangesNoExitCode(String path, JetEmailSimulator jetemail) {
        jetemail.issueNext(TOKEN);
        var created = Cli.at(jetemail)
                .set("GITHUB_ACTIONS", "true")
                .set("GITHUB_OUTPUT", path.replace("FOLDER", folder.toString()))
                .run("jetemail create --name x --to-file " + folder.resolve("token"));
        assertThat(created.code()).as(created.err()).isZero();
        assertThat(created.err()).contains("the file named by GITHUB_OUTPUT can't be written");
        assertThat(folder.resolve("token")).hasContent(TOKEN);
    }

    @Test
    void outsideOfActions_nothingIsWritten(JetEmailSimulator jetemail) {
        Cli.at(jetemail).set("GITHUB_OUTPUT", file.toString()).run("jetemail list");
        assertThat(file).isEmptyFile();
    }
}
