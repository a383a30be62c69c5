package dev.mailkeys.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.mailkeys.cli.Chromium;
import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit's page in Chromium, where there is one. */
@ExtendWith(SimulatorExtension.class)
final class AuditPageTest {

    private static final String HOSTILE = "</script><script>alert(1)</script><img src=http://127.0.0.1:1/x>";
    private static final String LONG = "n".repeat(120);
    private static final int KEYS = 150;

    private static final String EXCEPTION = """
            [audit.exceptions.long]
            key = "%s"
            policies = ["max-age"]
            reason = "%s"
            until = "2999-01-01"
            """.formatted(LONG, LONG);

    @TempDir
    private Path folder;

    private final ElasticEmailSimulator elastic;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    AuditPageTest(ElasticEmailSimulator elastic) {
        this.elastic = elastic;
    }

    @BeforeEach
    void manyKeys() {
        elastic.seedKey(HOSTILE);
        elastic.seedKey(LONG);
        // Beside these two there is the one that the audit looks with.
        for (int number = 4; number <= KEYS; number++) {
            elastic.seedKey("key-" + number, "{\"RestrictAccessToIPRange\":[\"10.0.0.1\"]}");
        }
    }

    private Path page() throws IOException {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), EXCEPTION);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path page = folder.resolve("audit.html");
        var result = Cli.at(elastic)
                .set("HOME", folder.toString())
                .run("audit --require-addresses --max-age 365d --file " + file + " --html " + page);
        assertThat(result.code()).as(result.err()).isEqualTo(15);
        return page;
    }

    /** What the probe finds in the page, which it opens in a frame, uses and measures; of that width in pixels. */
    private JsonNode probed(Chromium browser, int width) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] audit = Files.readAllBytes(page());
        byte[] probe;
        try (var in = AuditPageTest.class.getResourceAsStream("probe.html")) {
            probe = new String(in.readAllBytes(), UTF_8)
                    .replace("WIDTH", String.valueOf(width))
                    .getBytes(UTF_8);
        }
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = path.equals("/audit.html") ? audit : probe;
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            String said = browser.dom("http://127.0.0.1:" + server.getAddress().getPort() + "/probe.html");
            assertThat(said).doesNotContain("CONSOLE").contains("<pre id=\"found\">{");
            String found = said.substring(said.indexOf("<pre id=\"found\">") + 16, said.indexOf("</pre>"));
            return new ObjectMapper()
                    .readTree(found.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void opened_drawsItsChartsAndLoadsNothing() throws Exception {
        Chromium browser = Chromium.in(folder);
        Path picture = folder.resolve("picture.png");
        String drawn = browser.picture(picture, page().toUri().toString(), "--window-size=1300,1600");
        assertThat(drawn)
                .as("no script fails, and nothing is against the page's policy")
                .doesNotContain("CONSOLE");
        assertThat(Chromium.colours(picture))
                .as("of bars, of a key that breaks a policy")
                .contains(0x2f6fb3, 0xfff1f0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1300, 400})
    void usedByPeople_isReadableWhateverKeysAreCalled(int width) throws Exception {
        JsonNode found = probed(Chromium.in(folder), width);
        assertThat(found.get("charts")).hasSize(3).allSatisfy(chart -> {
            assertThat(chart.get("width").asInt()).isGreaterThan(250);
            assertThat(chart.get("letters").asInt()).as("height of a line").isGreaterThan(10);
            assertThat(chart.get("bars").asInt()).isPositive();
            assertThat(chart.get("cut").asInt()).as("texts outside their chart").isZero();
        });
        assertThat(found.get("wider").asInt())
                .as("what one scrolls sideways to see")
                .isZero();
        assertThat(found.get("narrowest").asInt()).as("a name can be read").isGreaterThan(60);
        assertThat(found.get("count").asText()).isEqualTo(KEYS + " of " + KEYS + " keys");
        assertThat(found.get("first"))
                .as("the worst")
                .extracting(JsonNode::asText)
                .contains(HOSTILE, LONG);
        assertThat(found.get("rows").asInt()).isEqualTo(100);
        assertThat(found.get("next").asInt()).as("on the next page").isEqualTo(KEYS - 100);
        assertThat(found.get("searched").asText()).isEqualTo("1 of " + KEYS + " keys");
        assertThat(found.get("bad").asText()).isEqualTo("3 of " + KEYS + " keys");
        assertThat(found.get("scripts").asInt()).as("our own two").isEqualTo(2);
        assertThat(found.get("images").asInt()).isZero();
        assertThat(found.get("loaded")).isEmpty();
        assertThat(asked).containsExactlyInAnyOrder("/probe.html", "/audit.html");
    }
}
