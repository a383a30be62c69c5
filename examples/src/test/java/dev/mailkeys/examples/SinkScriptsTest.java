package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts that store tokens elsewhere, against stand-ins of their tools; GitLab's API is one on a socket. */
@Timeout(120)
class SinkScriptsTest {

    private static final String TOKEN = "em_c4n4ry5ings0ldt0ken00000001";
    private static final String NEWER = "em_c4n4ry5ingsn3wt0ken00000002\"\\ $x";
    private static final String CREDENTIAL = "glpat-c4n4ry";

    /** The exit code of each script's reader if there is nothing yet. */
    private static final String KUBERNETES = "kubernetes|newsletter|66";

    private static final String VAULT = "vault|secret newsletter|66";
    private static final String AWS = "aws|newsletter|66";
    private static final String GITLAB = "gitlab|7 EMAILIT_TOKEN|66";
    private static final String ONE_PASSWORD = "1password|Mail newsletter|0";
    private static final String DOPPLER = "doppler|shop prd EMAILIT_TOKEN|66";

    @TempDir
    private Path store;

    private HttpServer gitlab;

    /** A script that has ended. */
    private record Ended(int code, String out) {}

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        for (String tool : List.of("jq", "curl", "base64")) {
            assumeTrue(
                    new ProcessBuilder("sh", "-c", "command -v " + tool + " >/dev/null")
                                    .start()
                                    .waitFor()
                            == 0,
                    tool + " is not there");
        }
        Files.createFile(store.resolve("arguments"));
        gitlab = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gitlab.createContext("/", this::answer);
        gitlab.start();
    }

    @AfterEach
    void end() {
        gitlab.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isThere = Files.exists(value());
        boolean isOne = call.getRequestURI().getPath().equals("/projects/7/variables/EMAILIT_TOKEN");
        int status = Files.exists(store.resolve("down"))
                ? 502
                : !CREDENTIAL.equals(call.getRequestHeaders().getFirst("PRIVATE-TOKEN"))
                        ? 401
                        : isOne && !isThere ? 404 : call.getRequestMethod().equals("POST") ? 201 : 200;
        if (status / 100 == 2 && !call.getRequestMethod().equals("GET")) {
            Files.writeString(value(), field(form, "value"));
        }
        String json = status / 100 == 2
                ? "{\"value\":\""
                        + Files.readString(value()).replace("\\", "\\\\").replace("\"", "\\\"") + "\"}"
                : "{\"message\":\"" + status + " Variable Not Found\"}";
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private static String field(String form, String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\"\r\n(?:[^\r]+\r\n)*\r\n(.*?)\r\n--", Pattern.DOTALL)
                .matcher(form);
        assertThat(field.find()).as(form).isTrue();
        return field.group(1);
    }

    private Path value() {
        return store.resolve("value");
    }

    private Ended run(String name, String script, String arguments, String input)
            throws IOException, InterruptedException {
        Path file = Path.of("sinks", name, script).toAbsolutePath();
        var command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments.split(" ")));
        var builder = new ProcessBuilder(command)
                .redirectInput(Files.writeString(store.resolve("in"), input).toFile())
                .redirectOutput(store.resolve("out").toFile())
                .redirectError(store.resolve("err").toFile());
        String tools = Path.of("src/test/sinks/bin").toAbsolutePath() + File.pathSeparator;
        builder.environment().merge("PATH", tools, (path, before) -> before + path);
        builder.environment().put("STORE", store.toString());
        builder.environment().put("GITLAB_TOKEN", CREDENTIAL);
        builder.environment()
                .put("CI_API_V4_URL", "http://localhost:" + gitlab.getAddress().getPort());
        builder.environment().put("no_proxy", "localhost");
        return new Ended(builder.start().waitFor(), Files.readString(store.resolve("out")));
    }

    private String err() throws IOException {
        return Files.readString(store.resolve("err"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {KUBERNETES, VAULT, AWS, GITLAB, ONE_PASSWORD, DOPPLER})
    void token_isStoredAndReadBack_andTheLastOneWins(String name, String arguments, int nothing) throws Exception {
        assertThat(run(name, "read.sh", arguments, "")).as(err()).isEqualTo(new Ended(nothing, ""));
        for (String token : List.of(TOKEN, NEWER)) {
            assertThat(run(name, "put.sh", arguments, token).code()).as(err()).isZero();
            Ended read = run(name, "read.sh", arguments, "");
            assertThat(read.code()).as(err()).isZero();
            assertThat(read.out()).isIn(token, token + "\n");
        }
        assertThat(Files.readString(store.resolve("arguments"))).doesNotContain("em_", CREDENTIAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {KUBERNETES, VAULT, AWS, GITLAB, ONE_PASSWORD, DOPPLER})
    void storeThatCantBeReached_isNoEmptyStore(String name, String arguments) throws Exception {
        Files.createFile(store.resolve("down"));
        Ended read = run(name, "read.sh", arguments, "");
        assertThat(read.code()).isNotIn(0, 66);
        assertThat(read.out()).isEmpty();
        assertThat(err()).isNotEmpty();
        Ended put = run(name, "put.sh", arguments, TOKEN);
        assertThat(put.code()).as("nobody knows whether it was stored").isNotIn(0, 75);
        assertThat(value()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403"})
    void gitLabThatRefuses_hasChangedNothing(int status) throws Exception {
        gitlab.removeContext("/");
        gitlab.createContext("/", call -> {
            call.sendResponseHeaders(status, -1);
            call.close();
        });
        assertThat(run("gitlab", "put.sh", "7 EMAILIT_TOKEN", TOKEN).code()).isEqualTo(75);
    }
}
