package dev.mailkeys.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.cli.SignalsIT;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulators as a process of their own, called by other processes with what it prints. */
class SimulateIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Process simulators;
    private final Map<String, String> variables = new LinkedHashMap<>();

    @AfterEach
    void end() throws InterruptedException {
        simulators.destroyForcibly().waitFor();
    }

    /** Reads the variables that it prints when it can be called. */
    private void start(String... options) throws IOException {
        var command = new ArrayList<>(MailkeysProcess.command());
        command.add("simulate");
        command.addAll(List.of(options));
        simulators = new ProcessBuilder(command)
                .redirectError(folder.resolve("simulators").toFile())
                .start();
        BufferedReader lines = simulators.inputReader(StandardCharsets.UTF_8);
        while (!variables.containsKey("MAILKEYS_CONTROL_URL")) {
            String line = lines.readLine();
            assertThat(line)
                    .as(Files.readString(folder.resolve("simulators")))
                    .isNotNull()
                    .matches("export [A-Z_]+=[A-Za-z0-9_:/.-]+");
            String[] parts = line.substring("export ".length()).split("=", 2);
            variables.put(parts[0], parts[1]);
        }
    }

    private MailkeysProcess.Ended mailkeys(String line) throws IOException, InterruptedException {
        MailkeysProcess process = MailkeysProcess.shell(folder, "mailkeys " + line);
        variables.forEach(process::set);
        return process.run();
    }

    private HttpResponse<String> call(String method, String address, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode control(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(method, variables.get("MAILKEYS_CONTROL_URL") + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void variables_leadToEveryProvider() throws Exception {
        start();
        assertThat(variables.keySet())
                .containsExactly(
                        "JETEMAIL_API_KEY",
                        "MAILKEYS_JETEMAIL_URL",
                        "EMAILIT_API_KEY",
                        "MAILKEYS_EMAILIT_URL",
                        "ELASTICEMAIL_API_KEY",
                        "MAILKEYS_ELASTICEMAIL_URL",
                        "MAILKEYS_CONTROL_URL");
        for (String line : List.of(
                "jetemail create --name news --reveal",
                "emailit create --name news --scope sending --reveal",
                "elasticemail create --name news --access-level SendHttp --reveal")) {
            assertThat(mailkeys(line).code()).as(line).isZero();
        }
        assertThat(control("GET", "/keys", "").findValuesAsText("name"))
                .filteredOn("news"::equals)
                .hasSize(3);
    }

    @Test
    void programInAnotherLanguage_createsAKeyByTheAddress() throws Exception {
        start();
        var answer = call(
                "POST",
                variables.get("MAILKEYS_JETEMAIL_URL") + "/outbound/transactional-keys",
                "{\"name\":\"news\"}",
                "Authorization",
                "Bearer " + variables.get("JETEMAIL_API_KEY"),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode calls = control("GET", "/calls", "").get("calls");
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).toString())
                .isEqualTo("{\"provider\":\"jetemail\",\"operation\":\"create\",\"method\":\"POST\",\"status\":200,"
                        + "\"fault\":null,\"committed\":true}");
    }

    @Test
    void ports_areThoseFromTheOneThatIsGiven() throws Exception {
        int first = freePorts();
        start("--port", Integer.toString(first));
        assertThat(variables.get("MAILKEYS_JETEMAIL_URL")).isEqualTo("http://127.0.0.1:" + first);
        assertThat(variables.get("MAILKEYS_EMAILIT_URL")).isEqualTo("http://127.0.0.1:" + (first + 1) + "/v2");
        assertThat(variables.get("MAILKEYS_ELASTICEMAIL_URL")).isEqualTo("http://127.0.0.1:" + (first + 2) + "/v4");
        assertThat(variables.get("MAILKEYS_CONTROL_URL")).isEqualTo("http://127.0.0.1:" + (first + 3));
    }

    /** The first of four in a row that nobody has now, and that no system hands out by itself. */
    private static int freePorts() {
        return new Random()
                .ints(20_000, 30_000)
                .limit(100)
                .filter(first -> IntStream.range(first, first + 4).allMatch(SimulateIT::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Test
    void seed_makesKeysOfThatAge() throws Exception {
        Path seed = Files.writeString(folder.resolve("keys.json"), """
                {"jetemail": [{"name": "old", "age": "400d", "approvedDomains": ["a.example"]}, {"name": "new"}],
                 "emailit": [{"name": "sender", "scope": "sending", "age": "90d"}],
                 "elasticemail": [{"name": "box", "AccessLevel": ["SendHttp"], "RestrictAccessToIPRange": ["10.0.0.1"]}]}
                """);
        start("--seed", seed.toString());
        JsonNode keys = new ObjectMapper()
                .readTree(mailkeys("jetemail list --output json").out());
        assertThat(keys.findValuesAsText("name")).containsExactlyInAnyOrder("old", "new");
        JsonNode old = keys.get(keys.get(0).get("name").asText().equals("old") ? 0 : 1);
        assertThat(old.get("approvedDomains").get(0).asText()).isEqualTo("a.example");
        assertThat(Duration.between(Instant.parse(old.get("created").asText()), Instant.now())
                        .toDays())
                .isBetween(399L, 401L);
        assertThat(mailkeys("elasticemail get --name box --output json").out()).contains("\"ips\":[\"10.0.0.1\"]");
        assertThat(mailkeys("emailit list --output json").out()).contains("\"scope\":\"sending\"");
    }

    @Test
    void faultOfAnOption_strikesOnce() throws Exception {
        start("--fault", "jetemail.create=cut,after-commit", "--fault", "emailit.list=status:503,always");
        assertThat(mailkeys("jetemail create --name news --reveal").code()).isEqualTo(10);
        assertThat(mailkeys("jetemail create --name news --if-absent --reveal").code())
                .isZero();
        assertThat(mailkeys("emailit list --retries 0").code()).isEqualTo(4);
        assertThat(mailkeys("emailit list --retries 0").code()).isEqualTo(4);
    }

    @Test
    void controlAddress_armsFaultsShowsCallsAndMovesTime() throws Exception {
        start();
        assertThat(control("POST", "/faults", "jetemail.any=status:500,times:2\nemailit.list=cut\n")
                        .toString())
                .isEqualTo("{\"armed\":2}");
        assertThat(control("GET", "/", "").findValues("faultsLeft").toString())
                .contains("[\"status 500, before commit\",\"status 500, before commit\"]", "[\"cut, before commit\"]");
        assertThat(mailkeys("jetemail list --retries 0").code()).isEqualTo(4);
        control("DELETE", "/faults", "");
        assertThat(mailkeys("jetemail list --retries 0").code()).isZero();
        assertThat(control("GET", "/calls", "").findValues("status").toString()).isEqualTo("[500, 200]");
        Instant before = Instant.parse(control("GET", "/", "").get("time").asText());
        Instant after =
                Instant.parse(control("POST", "/clock", "48h").get("time").asText());
        assertThat(Duration.between(before, after)).isGreaterThanOrEqualTo(Duration.ofHours(48));
        control("POST", "/faults", "emailit.create=late-commit");
        assertThat(mailkeys("emailit create --name late --scope sending --reveal")
                        .code())
                .isEqualTo(10);
        assertThat(control("GET", "/keys", "").findValuesAsText("name")).doesNotContain("late");
        assertThat(control("POST", "/late-commits", "").get("applied").asInt()).isEqualTo(1);
        assertThat(control("GET", "/keys", "").findValuesAsText("name")).contains("late");
    }

    @Test
    void controlAddress_refusesWhatItDoesNotKnowAndArmsNothing() throws Exception {
        start();
        String control = variables.get("MAILKEYS_CONTROL_URL");
        var wrong = call("POST", control + "/faults", "jetemail.list=cut\njetemail.list=kut");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("did you mean cut?");
        assertThat(control("GET", "/", "").findValues("faultsLeft").toString()).isEqualTo("[[], [], []]");
        var nowhere = call("GET", control + "/nowhere", "");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("POST /faults");
        assertThat(call("POST", control + "/clock", "soon").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void signal_endsItAndItsPorts(String signal, int code) throws Exception {
        assumeFalse(SignalsIT.ignores(signal), "this build runs in the background, deaf to that signal");
        start();
        String control = variables.get("MAILKEYS_CONTROL_URL");
        control("GET", "/", "");
        new ProcessBuilder("kill", "-" + signal, Long.toString(simulators.pid()))
                .start()
                .waitFor();
        assertThat(simulators.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(simulators.exitValue()).isEqualTo(code);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> call("GET", control + "/", ""));
    }
}
