package dev.mailkeys.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.catalog.Catalog;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.Unfinished;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.rotationfile.AccountDefinition;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.core.NotSentException;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatorExtension.class)
class AuditTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Cli cli = new Cli();
    private final JetEmailSimulator jetemail;
    private final EmailitSimulator emailit;
    private final ElasticEmailSimulator elastic;

    AuditTest(JetEmailSimulator jetemail, EmailitSimulator emailit, ElasticEmailSimulator elastic) {
        this.jetemail = jetemail;
        this.emailit = emailit;
        this.elastic = elastic;
    }

    @BeforeEach
    void reachAll() {
        cli.set("HOME", folder.toString());
        cli.environment.putAll(Cli.at(jetemail).environment);
        cli.environment.putAll(Cli.at(emailit).environment);
        cli.environment.putAll(Cli.at(elastic).environment);
    }

    private static SimulatedKey aged(ProviderSimulator simulator, String name, String settings, long days) {
        simulator.clock().advance(Duration.ofDays(-days));
        SimulatedKey key = simulator.seedKey(name, settings);
        simulator.clock().advance(Duration.ofDays(days));
        return key;
    }

    /** The file that describes accounts, which is looked for in the working folder otherwise. */
    private String toml(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return " --file " + file;
    }

    private static JsonNode key(JsonNode report, String name) {
        for (JsonNode key : report.get("keys")) {
            if (key.get("name").asText().equals(name)) {
                return key;
            }
        }
        throw new AssertionError("no key " + name + " in " + report);
    }

    private JsonNode json(String options, int code) throws IOException {
        var result = cli.run("audit --output json " + options.strip());
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        return MAPPER.readTree(result.out());
    }

    @Test
    void everyKeyOfEveryAccount_isShownWithItsFactsAndNoToken() throws IOException {
        SimulatedKey one =
                aged(jetemail, "news", "{\"approvedDomains\":[\"a.example\"],\"ipRestrictions\":[\"10.0.0.1\"]}", 100);
        aged(emailit, "shop", "{\"scope\":\"sending\",\"sending_domain_id\":\"dom_1\"}", 10);
        aged(elastic, "box", "{\"AccessLevel\":[\"SendHttp\"],\"Expires\":\"2030-01-01T00:00:00Z\"}", 1);
        JsonNode report = json("", 0);
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("accounts")).hasSize(3);
        JsonNode news = key(report, "news");
        assertThat(news.get("age").asText()).isEqualTo("100");
        assertThat(news.get("uses").asInt()).isZero();
        assertThat(news.get("domains").get(0).asText()).isEqualTo("a.example");
        assertThat(news.get("addresses").get(0).asText()).isEqualTo("10.0.0.1");
        assertThat(key(report, "shop").get("rights").get(0).asText()).isEqualTo("sending");
        assertThat(key(report, "shop").get("domains").get(0).asText()).isEqualTo("dom_1");
        assertThat(key(report, "box").get("expires").asText()).startsWith("2030-01-01");
        assertThat(report.toString()).doesNotContain(one.token());
    }

    @Test
    void audit_sendsNothingButReads() throws IOException {
        emailit.seedKey("shop");
        Path file = folder.resolve("report");
        assertThat(cli.run("audit --html " + file).code()).isZero();
        assertThat(List.of(jetemail, emailit, elastic))
                .allSatisfy(simulator -> assertThat(simulator.received())
                        .isNotEmpty()
                        .extracting(ReceivedCall::method)
                        .containsOnly("GET"));
    }

    @Test
    void clientOfTheAudit_canSendNothingButReads() {
        var nowhere = new ByteArrayOutputStream();
        var process = new ProcessContext(
                cli.environment, InputStream.nullInputStream(), nowhere, nowhere, stream -> StreamKind.OTHER);
        var messages = new Messages(process, true, false);
        var options = Catalog.find(List.of("audit")).parse().orElseThrow();
        var job = new Job("audit", options, process, messages, new Unfinished(messages));
        ProviderAdapter reader =
                AuditedAccount.reader(job, AccountDefinition.usual(ProviderName.JETEMAIL), Optional.empty());
        assertThatExceptionOfType(NotSentException.class)
                .isThrownBy(() -> reader.create("x", KeySettings.of(Map.of())));
        assertThat(jetemail.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--max-age 365d, old",
        "--unused-for 90d, old",
        "--no-full-scope, full",
        "--no-full-scope, maker",
        "--require-addresses, old",
        "--require-expiry, box"
    })
    void policy_isBrokenByTheKeyThatItIsAbout(String policy, String name) throws IOException {
        aged(jetemail, "old", "{}", 366);
        aged(jetemail, "young", "{\"ipRestrictions\":[\"10.0.0.1\"]}", 10);
        aged(emailit, "full", "{\"scope\":\"full\"}", 10);
        aged(emailit, "sender", "{\"scope\":\"sending\"}", 10);
        aged(elastic, "box", "{\"AccessLevel\":[\"SendHttp\"],\"RestrictAccessToIPRange\":[\"10.0.0.1\"]}", 10);
        aged(elastic, "maker", "{\"AccessLevel\":[\"ModifyAccessTokens\"],\"Expires\":\"2999-01-01T00:00:00Z\"}", 10);
        JsonNode report = json(policy, 15);
        String word = policy.split(" ")[0].substring(2);
        assertThat(key(report, name).get("violations").get(0).asText()).isEqualTo(word);
        assertThat(key(report, "young").get("violations")).isEmpty();
        assertThat(key(report, "sender").get("violations")).isEmpty();
        assertThat(cli.run("audit " + policy).err()).contains("break", "a policy");
    }

    @Test
    void keysThatKeepEveryPolicy_endWell() throws IOException {
        aged(jetemail, "young", "{\"ipRestrictions\":[\"10.0.0.1\"]}", 10);
        JsonNode report = json("jetemail --max-age 30d --unused-for 30d --no-full-scope --require-addresses", 0);
        assertThat(report.get("violating").asInt()).isZero();
        assertThat(report.get("policies")).hasSize(4);
    }

    @Test
    void whatNobodyCanJudge_isNoViolationAndIsSaid() throws IOException {
        emailit.seedKey("shop", "{\"scope\":\"sending\"}");
        JsonNode report = json("emailit --require-addresses --require-expiry", 0);
        assertThat(key(report, "shop").get("unknown").toString())
                .isEqualTo("[\"require-addresses\",\"require-expiry\"]");
    }

    @Test
    void accountThatCannotBeRead_makesTheReportIncomplete() throws IOException {
        emailit.seedKey("shop");
        jetemail.on("list", Fault.status(401));
        Path html = folder.resolve("report.html");
        Path csv = folder.resolve("report.csv");
        Path sarif = folder.resolve("report.sarif");
        JsonNode report = json("--max-age 1d --html " + html + " --csv " + csv + " --sarif " + sarif, 16);
        assertThat(report.get("complete").asBoolean()).isFalse();
        assertThat(report.get("accounts").get(0).get("read").asBoolean()).isFalse();
        assertThat(key(report, "shop")).isNotNull();
        assertThat(html).content().contains("This report is incomplete: the account jetemail could not be read");
        assertThat(csv).content().contains("NOT READ");
        JsonNode run = MAPPER.readTree(sarif.toFile()).get("runs").get(0);
        assertThat(run.get("invocations").get(0).get("executionSuccessful").asBoolean())
                .isFalse();
        assertThat(cli.run("audit --max-age 1d").err()).contains("Not read: jetemail");
    }

    @Test
    void missingCredential_makesTheReportIncompleteToo() throws IOException {
        String file = toml("""
            [accounts.other]
            provider = "emailit"
            token-env = "NOT_SET"
            [audit]
            """);
        JsonNode report = json(file, 16);
        assertThat(report.get("accounts").toString()).contains("NOT_SET", "\"jetemail\"");
    }

    @Test
    void policiesAndExceptionsOfTheFile_hold() throws IOException {
        aged(jetemail, "legacy", "{}", 500);
        aged(jetemail, "other", "{}", 500);
        aged(jetemail, "late", "{}", 500);
        String file = toml("""
            [audit]
            max-age = "365d"
            [audit.exceptions.legacy]
            key = "legacy"
            account = "jetemail"
            policies = ["max-age"]
            reason = "Moves in March."
            until = "2999-01-01"
            [audit.exceptions.late]
            key = "late"
            policies = ["max-age"]
            reason = "Was to move."
            until = "2020-01-01"
            """);
        JsonNode report = json("jetemail" + file, 15);
        assertThat(key(report, "legacy").get("violations")).isEmpty();
        assertThat(key(report, "legacy").get("excused").toString()).isEqualTo("[\"max-age\"]");
        assertThat(key(report, "other").get("violations")).hasSize(1);
        assertThat(key(report, "late").get("violations")).hasSize(1);
        assertThat(cli.run("audit jetemail" + file).err()).contains("The exception late has ended");
        Path sarif = folder.resolve("x.sarif");
        cli.run("audit jetemail" + file + " --sarif " + sarif);
        assertThat(MAPPER.readTree(sarif.toFile()).findValuesAsText("justification"))
                .singleElement()
                .asString()
                .contains("Moves in March.");
    }

    @Test
    void exceptionThatExcusesNothing_isSaid() throws IOException {
        String file = toml("""
            [audit]
            max-age = "365d"
            [audit.exceptions.gone]
            key = "gone"
            policies = ["max-age"]
            reason = "x"
            until = "2999-01-01"
            """);
        assertThat(cli.run("audit jetemail" + file).err()).contains("The exception gone excuses no key now");
    }

    @Test
    void mistakesOfTheTable_areToldAtOnceWithTheirLines() throws IOException {
        String file = toml("""
            [audit]
            max-age = 365
            no-full-scop = true
            require-target = "yes"
            [audit.exceptions.x]
            policies = ["max-ages"]
            until = "+90d"
            """);
        var result = cli.run("audit" + file);
        assertThat(result.code()).isEqualTo(3);
        assertThat(jetemail.received()).isEmpty();
        assertThat(result.err())
                .contains(
                        "line 2: max-age = \"…\" takes a duration, a number with its unit, such as",
                        "line 3: \"no-full-scop\" is not a setting here; did you mean no-full-scope?",
                        "line 4: require-target takes true or false",
                        "line 5: key is missing",
                        "line 5: reason is missing",
                        "line 6: policies takes max-age",
                        "line 7: until takes a day");
    }

    @Test
    void exceptionsThatAreNoTables_areRefused() throws IOException {
        String file = toml("""
            [audit]
            exceptions = ["x"]
            """);
        assertThat(cli.run("audit" + file).err()).contains("line 2: exceptions are tables");
        assertThat(cli.run("audit" + toml("audit = 1\n")).err()).contains("line 1: audit is a table");
    }

    @Test
    void fileOfPoliciesAlone_isNoFileOfTargets() throws IOException {
        var result = cli.run("plan" + toml("[audit]\nmax-age = \"1d\"\n"));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("There is no target in", "add [targets.NAME]");
    }

    @Test
    void targetsAndWhatTheirRotationsLeft_areShown() throws IOException {
        aged(jetemail, "news", "{}", 50);
        aged(jetemail, "news--r0123456789-a1", "{}", 20);
        aged(jetemail, "news--r0123456790-a1", "{}", 10);
        aged(jetemail, "gone--r0123456789-a1", "{}", 10);
        aged(jetemail, "stranger", "{}", 10);
        String file = toml("""
            journal = "journal"
            [targets.letters]
            account = "jetemail"
            key = "news"
            sinks = ["file"]
            [sinks.file]
            type = "raw"
            path = "token"
            """);
        JsonNode report = json("jetemail --require-target" + file, 15);
        assertThat(key(report, "news--r0123456790-a1").get("target").asText()).isEqualTo("letters");
        assertThat(key(report, "news--r0123456790-a1").get("orphan").asBoolean())
                .isFalse();
        assertThat(key(report, "news--r0123456789-a1").get("orphan").asBoolean())
                .isTrue();
        assertThat(key(report, "gone--r0123456789-a1").get("orphan").asBoolean())
                .isTrue();
        assertThat(key(report, "stranger").get("orphan").asBoolean()).isFalse();
        assertThat(key(report, "stranger").get("violations").toString()).isEqualTo("[\"require-target\"]");
        assertThat(key(report, "news").get("violations")).isEmpty();
        assertThat(report.get("orphans").asInt()).isEqualTo(3);
    }

    @Test
    void oldKeyThatWaitsToBeRetired_isNotLeftOver() throws IOException {
        SimulatedKey key = aged(emailit, "shop", "{\"scope\":\"sending\"}", 50);
        Path token = Files.writeString(folder.resolve("token"), key.token());
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        String file = toml("""
            journal = "journal"
            [targets.shop]
            account = "emailit"
            settle-time = "1s"
            grace = "1h"
            sinks = ["file"]
            [sinks.file]
            type = "raw"
            path = "token"
            """);
        var rotated = cli.run("rotate --yes --wait 2s" + file);
        assertThat(rotated.code()).as(rotated.err()).isZero();
        JsonNode report = json("emailit" + file, 0);
        assertThat(key(report, "shop").get("target").asText()).isEqualTo("shop");
        assertThat(report.get("keys").findValuesAsText("target"))
                .filteredOn("shop"::equals)
                .hasSize(2);
        assertThat(report.get("orphans").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--max-age soon | 2 | --max-age takes a duration",
                "--max-age 365 | 2 | --max-age takes a duration, a number with its unit",
                "--require-target | 2 | needs a mailkeys.toml",
                "jetmail | 2 | did you mean jetemail?",
                "--html x --csv x | 2 | Two reports",
                "--html no/such/folder/x | 4 | Nothing was read",
                "--html / | 4 | Nothing was read",
                "--output csv | 2 | --output takes text, json or env",
                "--file nowhere.toml | 3 | There is no nowhere.toml"
            })
    void badInput_isRefusedBeforeAnythingIsRead(String options, int code, String message) {
        var result = cli.run("audit " + options);
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(message);
        assertThat(jetemail.received()).isEmpty();
    }

    /** As a device would be, which must not be lost by a test that goes wrong. */
    @Test
    void reportToWhatIsNoFile_isRefused() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var result = cli.run("audit --html " + pipe);
        assertThat(result.code()).as(result.err()).isEqualTo(4);
        assertThat(result.err()).contains("Nothing was read");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void withoutAnyAccount_thatIsSaid() {
        var result = new Cli().set("HOME", folder.toString()).run("audit");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("There is no account to read");
    }
}
