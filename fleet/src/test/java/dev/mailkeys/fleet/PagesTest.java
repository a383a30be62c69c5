package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PagesTest {

    private static final String WEB_TOKEN = "a-token-of-the-page-0123456789";
    private static final String RUDE = "<script>alert('&')<script>";

    @TempDir
    private Path folder;

    private static String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = Web.ask("GET", address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void everyPage_showsHowItStands_withoutAScriptAndWithoutASecret() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter").target(RUDE);
            var secrets =
                    new ArrayList<>(List.of(world.token("newsletter"), world.emailit.managementToken(), WEB_TOKEN));
            String at = world.node().address();
            Eventually.is(() -> world.outcome("newsletter").equals("done"), world::said);
            secrets.add(world.token("newsletter"));

            String home = get(at);
            String target = get(at + "target?name=newsletter");
            String json = get(at + "api/targets");
            String metrics = get(at + "metrics");
            assertThat(home)
                    .contains("newsletter", "<svg", "&lt;script&gt;alert(")
                    .doesNotContain("<script");
            assertThat(target).contains("created", "delivered", "retired", "Rotation r");
            assertThat(json).contains("\"target\":\"newsletter\"", "\"outcome\":\"done\"", "\"dueAt\":\"");
            assertThat(metrics)
                    .contains(
                            "mailkeys_target_sink_broken{account=\"main\",target=\"newsletter\"} 0.0",
                            "mailkeys_target_due{account=\"main\",target=\"newsletter\"} 0.0",
                            "mailkeys_target_overdue",
                            "mailkeys_target_failed_looks",
                            "mailkeys_database_up 1.0",
                            "mailkeys_looks_total{outcome=\"done\"}",
                            "mailkeys_look_duration_seconds_count");
            for (String page : List.of(home, target, json, metrics, get(at + "style.css"), world.said())) {
                assertThat(page).doesNotContain(secrets);
            }
        }
    }

    @Test
    void whatIsAnswered_isReadOnly_andBringsAStrictPolicy() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            String at = world.node().address();
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
                HttpResponse<String> answer = Web.ask(method, at);
                assertThat(answer.statusCode()).as(method).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
            }
            HttpResponse<String> head = Web.ask("HEAD", at);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            HttpResponse<String> home = Web.ask("GET", at);
            assertThat(home.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'; style-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(home.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(Web.ask("GET", at + "nowhere").statusCode()).isEqualTo(404);
            assertThat(Web.ask("GET", at + "target?name=nobody").statusCode()).isEqualTo(404);
            assertThat(Web.ask("GET", at + "health/live").body()).isEqualTo("alive\n");
            assertThat(Web.ask("GET", at + "health/ready").statusCode()).isEqualTo(200);
            assertThat(statusOf(URI.create(at), "evil.example"))
                    .as("a page of another site that sends a browser here")
                    .isEqualTo("403");
        }
    }

    /** Java's client lets nobody set this header. */
    private static String statusOf(URI at, String host) throws IOException {
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ")[1];
        }
    }

    @Test
    void withAToken_whoDoesNotBringIt_readsNothing() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            String at = world.node("--web-token-env", "FLEET_TEST_WEB_TOKEN").address();
            for (String page : List.of("", "target?name=newsletter", "api/targets", "metrics")) {
                assertThat(Web.ask("GET", at + page).statusCode()).as(page).isEqualTo(401);
                assertThat(Web.ask("GET", at + page, "Authorization", "Bearer wrong")
                                .statusCode())
                        .isEqualTo(401);
                assertThat(Web.ask("GET", at + page, "Authorization", "Bearer " + WEB_TOKEN)
                                .statusCode())
                        .isEqualTo(200);
            }
            String login = Base64.getEncoder().encodeToString(("me:" + WEB_TOKEN).getBytes(StandardCharsets.UTF_8));
            assertThat(Web.ask("GET", at, "Authorization", "Basic " + login).statusCode())
                    .as("what a browser sends after it has asked")
                    .isEqualTo(200);
            assertThat(Web.ask("GET", at, "Authorization", "Basic ???").statusCode())
                    .isEqualTo(401);
            assertThat(Web.ask("GET", at + "health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAddressThatOtherMachinesReach_needsAToken() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            FleetProcess node = world.node("--listen", "0.0.0.0:0");
            assertThat(node.end()).isEqualTo(2);
            assertThat(node.said()).contains("--web-token-env");
            assertThat(world.emailit.received()).isEmpty();
        }
    }

    @Test
    void aTargetThatIsOverdueOrBroken_isCalledSo_alsoWhileANodeIsAtIt() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            String at = world.node().address();
            Eventually.is(() -> world.outcome("newsletter").equals("done"), world::said);
            world.database.run("update mailkeys_fleet_looks set born = clock_timestamp() - interval '3 hours'");
            assertThat(get(at + "api/targets"))
                    .contains("\"state\":\"overdue\"", "\"whatToDo\":\"It should have been rotated by now: see that");
            world.database.run("update mailkeys_fleet_looks set outcome = 'sink_broken', failures = 1");
            world.database.run("update mailkeys_fleet_tasks set picked = true, picked_by = 'web/1/abcdef',"
                    + " last_heartbeat = clock_timestamp() + interval '1 day'");
            assertThat(get(at + "api/targets")).contains("\"state\":\"broken\"", "\"atWork\":\"web/1/abcdef\"");
            assertThat(get(at)).contains("now, by web/1/abcdef");
        }
    }

    @Test
    void aJournalThatIsDamaged_isNotTakenForADatabaseThatIsAway() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            String at = world.node().address();
            Eventually.is(() -> world.outcome("newsletter").equals("done"), world::said);
            world.database.run("delete from mailkeys_lines where sequence = 2");
            HttpResponse<String> answer = Web.ask("GET", at + "target?name=newsletter");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("lacks a line").doesNotContain("does not answer");
        }
    }
}
