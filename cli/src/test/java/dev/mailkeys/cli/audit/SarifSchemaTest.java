package dev.mailkeys.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The SARIF report is what the standard's own schema, of version 2.1.0, allows. */
@ExtendWith(SimulatorExtension.class)
class SarifSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static List<String> mistakes(JsonNode sarif) throws IOException {
        try (InputStream text = Objects.requireNonNull(
                SarifSchemaTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"), "the schema")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(text);
            return schema.validate(sarif, run -> run.getExecutionConfig().setFormatAssertionsEnabled(true)).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private JsonNode sarif(Cli cli, int code, String options) throws IOException {
        Path file = folder.resolve("keys.sarif");
        var result = cli.set("HOME", folder.toString()).run(("audit --sarif " + file + " " + options).strip());
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        return JSON.readTree(file.toFile());
    }

    @Test
    void violationsExcusedOnesAndAccountsThatAreNotRead_areOfTheSchema(
            ElasticEmailSimulator elastic, JetEmailSimulator jetemail) throws IOException {
        elastic.seedKey("box");
        elastic.seedKey("</script>[a](http://x) \u202e \uD83D\uDE00 'a b%/?#\"\\");
        elastic.seedKey("late");
        jetemail.on("list", Fault.status(401));
        Path toml = Files.writeString(folder.resolve("mailkeys.toml"), """
                [audit]
                no-full-scope = true
                require-addresses = true
                require-expiry = true
                [audit.exceptions.late]
                key = "late"
                policies = ["require-expiry"]
                reason = "Moves in March."
                until = "2999-01-01"
                """);
        Files.setPosixFilePermissions(toml, PosixFilePermissions.fromString("rw-------"));
        Cli both = Cli.at(elastic);
        both.environment.putAll(Cli.at(jetemail).environment);
        JsonNode sarif = sarif(both, 16, "--file " + toml);
        assertThat(sarif.findValues("suppressions")).hasSize(1);
        assertThat(sarif.findValues("ruleId")).hasSizeGreaterThan(4);
        assertThat(sarif.findValue("toolExecutionNotifications")).hasSize(1);
        assertThat(mistakes(sarif)).isEmpty();
    }

    @Test
    void reportWithNothingInIt_isOfTheSchema(ElasticEmailSimulator elastic) throws IOException {
        JsonNode sarif = sarif(Cli.at(elastic), 0, "");
        assertThat(mistakes(sarif)).isEmpty();
        ((ObjectNode) sarif.get("runs").get(0).get("invocations").get(0)).put("endTimeUtc", "yesterday");
        ((ObjectNode) sarif.get("runs").get(0)).remove("tool");
        assertThat(mistakes(sarif)).as("the test can fail").hasSize(2);
    }
}
