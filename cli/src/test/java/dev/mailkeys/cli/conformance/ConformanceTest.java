package dev.mailkeys.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.Leak;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SimulatorExtension.class)
class ConformanceTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String OTHERS_NAME = "Acme-newsletter";

    @TempDir
    private Path folder;

    private final Cli cli = new Cli();
    private final Map<String, ProviderSimulator> simulators;

    ConformanceTest(JetEmailSimulator jetemail, EmailitSimulator emailit, ElasticEmailSimulator elastic) {
        simulators = new TreeMap<>(Map.of("jetemail", jetemail, "emailit", emailit, "elasticemail", elastic));
        cli.environment.putAll(Cli.at(jetemail).environment);
        cli.environment.putAll(Cli.at(emailit).environment);
        cli.environment.putAll(Cli.at(elastic).environment);
    }

    @BeforeEach
    void home() {
        cli.set("HOME", folder.toString());
    }

    static List<String> providers() {
        return ProviderChecks.installed().stream().map(ProviderChecks::provider).toList();
    }

    private JsonNode json(String line, int code) throws IOException {
        var result = cli.run("conformance " + line + " --yes --output json");
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
        return MAPPER.readTree(result.out());
    }

    private static JsonNode check(JsonNode report, String name) {
        for (JsonNode check : report.get("checks")) {
            if (check.get("check").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + report);
    }

    private static List<String> names(ProviderSimulator simulator) {
        return simulator.liveKeys().stream().map(SimulatedKey::name).toList();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyFact_holdsAtTheSimulator_andNoKeyIsLeft(String provider) throws IOException {
        ProviderSimulator simulator = simulators.get(provider);
        simulator.seedKey(OTHERS_NAME);
        List<String> before = simulator.keys().stream().map(Object::toString).toList();
        JsonNode report = json(provider, 0);
        List<String> others = new ArrayList<>();
        report.get("checks").forEach(check -> {
            if (!check.get("result").asText().equals("held")) {
                others.add(
                        check.get("check").asText() + ": " + check.get("seen").asText());
            }
        });
        assertThat(others)
                .allMatch(check -> check.startsWith("retry-after: no call of this run was refused for coming too fast"))
                .hasSize(1);
        assertThat(report.get("leftBehind")).isEmpty();
        assertThat(simulator.keys().stream().map(Object::toString)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void noMoreCallsAndKeysAreTaken_thanWereNamed(String provider) throws IOException {
        ProviderSimulator simulator = simulators.get(provider);
        var plan = cli.run("conformance " + provider + " --dry-run --output json");
        int calls = 0;
        int keys = 0;
        for (JsonNode check : MAPPER.readTree(plan.out())) {
            calls += check.get("calls").asInt();
            keys += check.get("keys").asInt();
        }
        assertThat(simulator.received()).as("a dry run calls nothing").isEmpty();
        assertThat(plan.code()).isZero();
        json(provider, 0);
        assertThat(simulator.received().size()).isLessThanOrEqualTo(calls + 2);
        assertThat(simulator.received("create").size()).isLessThanOrEqualTo(keys + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "emailit, get, 404, '{\"errors\":[\"none\"]}', not-found, '404 {errors: list}'",
        "emailit, rotate, 200, '{\"token\":\"secret_1\"}', regenerate-answer, '200 {token: text}'",
        "emailit, delete, 204, '', delete-answer, '204 without JSON'",
        "jetemail, rotate, 202, '{\"success\":true}', rotate-answer, '202 {success: true or false}; the same uuid'",
        "jetemail, delete, 204, '', delete-answer, '204 without JSON'",
        "elasticemail, delete, 204, '', delete-answer, '204 without JSON'",
        "elasticemail, get, 410, '[]', not-found, '410 list'"
    })
    void deviation_isSeen_andEndsWith17(
            String provider, String operation, int status, String body, String check, String seen) throws IOException {
        simulators
                .get(provider)
                .on(operation, Fault.status(status).withBody(body).afterCommit());
        JsonNode found = check(json(provider, 17), check);
        assertThat(found.get("result").asText()).isEqualTo("differs");
        assertThat(found.get("seen").asText()).isEqualTo(seen);
        assertThat(names(simulators.get(provider))).noneMatch(RunName::isOfARun);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void createsWhoseAnswersAreLost_leaveNoKey(String provider) throws IOException {
        ProviderSimulator simulator = simulators.get(provider);
        for (int create = 0; create < 3; create++) {
            simulator.next("create", Fault.cut().afterCommit());
        }
        JsonNode report = json(provider, 4);
        assertThat(report.toString()).contains("not_tried").contains("the connection was lost");
        assertThat(names(simulator)).noneMatch(RunName::isOfARun);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void createThatMayComeLater_isNamedWithTheCommandThatTakesItAway(String provider) throws IOException {
        ProviderSimulator simulator = simulators.get(provider);
        simulator.next("create", Fault.lateCommit());
        var result = cli.run("conformance " + provider + " --yes");
        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(result.err()).contains(RunName.ALL, "mailkeys conformance " + provider + " --clean-up");
        simulator.applyLateCommits();
        assertThat(names(simulator)).anyMatch(RunName::isOfARun);
        simulator.seedKey("mailkeys-check-me");
        assertThat(cli.run("conformance " + provider + " --clean-up").code()).isEqualTo(5);
        assertThat(names(simulator)).anyMatch(RunName::isOfARun);
        var cleaned = cli.run("conformance " + provider + " --clean-up --yes");
        assertThat(cleaned.code()).as(cleaned.err()).isZero();
        assertThat(names(simulator)).noneMatch(RunName::isOfARun).contains("mailkeys-check-me");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void keysThatCannotBeDeleted_areNamed(String provider) {
        ProviderSimulator simulator = simulators.get(provider);
        simulator.on("delete", Fault.status(403));
        var result = cli.run("conformance " + provider + " --yes");
        assertThat(result.code()).as(result.err()).isEqualTo(10);
        List<String> left = names(simulator).stream().filter(RunName::isOfARun).toList();
        assertThat(left).isNotEmpty();
        assertThat(result.err()).contains(left);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void recording_holdsNoTokenNoNameAndNoIdOfAnybody(String provider) throws IOException {
        ProviderSimulator simulator = simulators.get(provider);
        SimulatedKey other = simulator.seedKey(OTHERS_NAME);
        simulator.unknownFields(true);
        Path file = folder.resolve("recording.json");
        json(provider + " --recording " + file, 0);
        String text = Files.readString(file);
        assertThat(text)
                .doesNotContain(OTHERS_NAME)
                .doesNotContain(RunName.ALL)
                .doesNotContain(other.id())
                .doesNotContain("\"key_");
        assertThat(Leak.files(folder, other.token())).isEmpty();
        assertThat(Leak.files(folder, simulator.managementToken())).isEmpty();
        assertThat(text).doesNotContainPattern("[A-Za-z0-9_]{24,}(?<![a-z_])");
        JsonNode calls = MAPPER.readTree(text).get("calls");
        assertThat(calls.size()).isGreaterThan(20);
        assertThat(calls.toString()).contains("POST", "\"status\":404");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(cli.run("conformance " + provider + " --yes --recording " + file)
                        .code())
                .as("no file is replaced")
                .isEqualTo(4);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void withoutTerminalAndWithoutYes_itIsRefusedBeforeACall() {
        var result = cli.run("conformance emailit");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("at most", "calls", "There is no terminal to ask on: give --yes to confirm.");
        assertThat(simulators.get("emailit").received()).isEmpty();
    }

    @Test
    void wrongCredential_endsWith3_beforeAKeyIsMade() {
        cli.set("EMAILIT_API_KEY", "secret_wrong");
        assertThat(cli.run("conformance emailit --yes").code()).isEqualTo(3);
        assertThat(simulators.get("emailit").received("create")).isEmpty();
    }

    @Test
    void unknownProvider_isRefusedWithThoseThatThereAre() {
        var result = cli.run("conformance postmark");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("emailit");
        assertThat(cli.run("conformance").code()).isEqualTo(2);
    }

    @Test
    void keysOfAnEarlierRun_areNamedAndNotTouched() throws IOException {
        ProviderSimulator emailit = simulators.get("emailit");
        emailit.seedKey("mailkeys-check-0123456789ab-7");
        var result = cli.run("conformance emailit --yes");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Keys of another run: 1. If that run has ended, ", "--clean-up");
        assertThat(names(emailit)).contains("mailkeys-check-0123456789ab-7");
    }

    @Test
    void aNameOfAnotherRun_canBeNeitherMadeNorDeleted() {
        RunName run = RunName.random();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> run.require(OTHERS_NAME));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> run.require(RunName.random().next()));
        run.require(run.next());
    }
}
