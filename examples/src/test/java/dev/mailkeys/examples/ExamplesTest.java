package dev.mailkeys.examples;

import static dev.mailkeys.examples.Simulators.keysOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.NewKey;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs every example against the simulators. */
@ExtendWith(SimulatorExtension.class)
class ExamplesTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void firstFiveMinutes_withJetEmail(JetEmailSimulator jetemail) {
        FirstFiveMinutesJetEmail.run(keysOf(jetemail), out);
        assertThat(lines()).contains("may send 50 mails.", "The old token is dead.", "Deleted.");
        assertThat(jetemail.liveKeys()).isEmpty();
    }

    @Test
    void settings_areThoseOfTheClient() {
        var keys = ChooseSettings.client(Secret.of("api_x"));
        assertThat(keys.settings().callsPerMinute()).contains(60);
        assertThat(ChooseSettings.patient(keys).settings().calls().deadline()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void answerOfAController_holdsNoToken(JetEmailSimulator jetemail) {
        var kept = new ArrayList<Secret>();
        var answer = AnswerWithoutToken.create(keysOf(jetemail), NewKey.named("x"), kept::add);
        assertThat(answer).containsExactly(Map.entry("name", "x"));
        assertThat(jetemail.accepts(kept.get(0).reveal())).isTrue();
    }

    @Test
    void firstFiveMinutes_withEmailit(EmailitSimulator emailit) {
        int before = emailit.liveKeys().size();
        FirstFiveMinutesEmailit.run(keysOf(emailit), out);
        assertThat(lines()).contains("first-five-minutes-renamed", "scope is still sending", "Deleted.");
        assertThat(emailit.liveKeys()).hasSize(before);
    }

    @Test
    void firstFiveMinutes_withElasticEmail(ElasticEmailSimulator elastic) {
        int before = elastic.liveKeys().size();
        FirstFiveMinutesElasticEmail.run(keysOf(elastic), out);
        assertThat(lines()).contains("may still [SendHttp]", "Deleted.");
        assertThat(elastic.liveKeys()).hasSize(before);
    }

    @Test
    void listPages_readsEveryPage(EmailitSimulator emailit) {
        for (int i = 0; i < 25; i++) {
            emailit.seedKey("key " + i);
        }
        ListPages.run(keysOf(emailit), out);
        assertThat(lines()).contains("key 0\n", "key 24\n", "Page 1 has 10 keys.", "Page 3 has ");
    }

    @Test
    void deleteKeys_skipsNoneOfManyPages(
            JetEmailSimulator jetemail, EmailitSimulator emailit, ElasticEmailSimulator elastic) {
        for (int i = 0; i < 250; i++) {
            emailit.seedKey("ci-" + i);
        }
        for (int i = 0; i < 3; i++) {
            jetemail.seedKey("ci-" + i);
            elastic.seedKey("ci-" + i);
        }
        jetemail.seedKey("stays");
        emailit.seedKey("stays");
        elastic.seedKey("stays");
        assertThat(DeleteKeys.atEmailit(keysOf(emailit), "ci-")).isEqualTo(250);
        assertThat(DeleteKeys.atJetEmail(keysOf(jetemail), "ci-")).isEqualTo(3);
        assertThat(DeleteKeys.atElasticEmail(keysOf(elastic), "ci-")).isEqualTo(3);
        for (var simulator : List.of(jetemail, emailit, elastic)) {
            assertThat(simulator.liveKeys())
                    .extracting(SimulatedKey::name)
                    .contains("stays")
                    .noneMatch(name -> name.startsWith("ci-"));
        }
    }

    @Test
    void restrictKey_keepsWhatAChangeDoesNotName(JetEmailSimulator jetemail) {
        RestrictKey.run(keysOf(jetemail), out);
        assertThat(lines())
                .contains("[example.com, news.example.com] [203.0.113.7, 2001:db8::/32]")
                .contains("approvedDomains[0]: ", "ipRestrictions[0]: ");
    }

    @Test
    void handleFailures_whenNothingHappened_saysSo(JetEmailSimulator jetemail) {
        jetemail.next("create", Fault.status(403).beforeCommit());
        assertThat(createWithFailures(jetemail, "a")).isEmpty();
        assertThat(jetemail.liveKeys()).isEmpty();
    }

    @Test
    void handleFailures_whenTheAnswerIsLost_findsTheKey(JetEmailSimulator jetemail) {
        jetemail.next("create", Fault.cut().afterCommit());
        assertThat(createWithFailures(jetemail, "a")).contains("It was created");
        assertThat(jetemail.liveKeys()).hasSize(1);
        assertThat(jetemail.received("create")).hasSize(1);
    }

    @Test
    void handleFailures_whenTheAnswerIsUnreadable_savesIt(JetEmailSimulator jetemail) {
        jetemail.next("create", Fault.cutBody());
        assertThat(createWithFailures(jetemail, "a")).contains("saved: ***", "It was created");
    }

    @Test
    void rotateFromCode_deliversAndWaitsForTheGracePeriod(EmailitSimulator emailit, @TempDir Path folder)
            throws IOException {
        emailit.seedKey("newsletter");
        var settings = ClientSettings.builder().baseUrl(emailit.baseUrl()).build();
        Path file = Files.createFile(
                folder.resolve("app.env"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Secret credential = Secret.of(emailit.managementToken());
        var report = RotateFromCode.rotate(credential, settings, folder, out);
        assertThat(report.outcome()).as(lines()).isEqualTo(Outcome.PENDING);
        String token = Files.readString(file).strip().replaceAll("(?s).*EMAILIT_TOKEN=", "");
        assertThat(emailit.accepts(token)).isTrue();
        assertThat(lines()).contains("Both tokens work.");
    }

    @Test
    void staleKeys_findsWhatNobodyUsed(
            JetEmailSimulator jetemail, EmailitSimulator emailit, ElasticEmailSimulator elastic) {
        jetemail.seedKey("old at jetemail");
        emailit.seedKey("old at emailit");
        elastic.seedKey("old at elastic");
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        StaleKeys.run(keysOf(jetemail), keysOf(emailit), keysOf(elastic), tomorrow, out);
        assertThat(lines()).contains("old at jetemail", "old at emailit", "old at elastic");

        printed.reset();
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        StaleKeys.run(keysOf(jetemail), keysOf(emailit), keysOf(elastic), yesterday, out);
        assertThat(lines()).isEmpty();
    }

    private String createWithFailures(JetEmailSimulator jetemail, String name) {
        var said = new ArrayList<String>();
        var program = new HandleFailures(keysOf(jetemail), said::add, (Secret body) -> said.add("saved: " + body));
        program.create(name)
                .ifPresent(token -> assertThat(jetemail.accepts(token.reveal())).isTrue());
        return said.stream()
                .filter(line -> line.startsWith("saved") || line.startsWith("It was created"))
                .toList()
                .toString()
                .replace("[]", "");
    }

    private String lines() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
