package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all simulators share. */
class SettingsTest {
    @Test
    void managementTokens_haveTheProvidersShapes() {
        try (JetEmailSimulator jetEmail = JetEmailSimulator.start();
                ElasticEmailSimulator elasticEmail = ElasticEmailSimulator.start()) {
            assertThat(jetEmail.managementToken()).matches("api_\\w+");
            assertThat(jetEmail.baseUrl().getPath()).isEmpty();
            assertThat(jetEmail.keys()).isEmpty();
            assertThat(elasticEmail.managementToken()).matches("[0-9A-F]{96}");
            assertThat(elasticEmail.baseUrl().getPath()).isEqualTo("/v4");
        }
    }

    @Test
    void unknownFields_appearInEveryObjectOfEveryAnswer() throws Exception {
        try (EmailitSimulator simulator = EmailitSimulator.start()) {
            simulator.unknownFields(true);
            Client client = Client.of(simulator);

            assertThat(client.get("/api-keys").json().findParents("field_added_later"))
                    .hasSize(2);
            assertThat(client.get("/api-keys/nobody").json().has("field_added_later"))
                    .isTrue();
            simulator.unknownFields(false);
            assertThat(client.get("/api-keys").body()).doesNotContain("field_added_later");
        }
    }

    @Test
    void unknownFields_leaveEmptyAndBareAnswersAlone() throws Exception {
        try (ElasticEmailSimulator simulator = ElasticEmailSimulator.start()) {
            simulator.unknownFields(true);
            simulator.addSubaccount("a@b.example");
            simulator.seedKey("a");

            assertThat(Client.of(simulator).delete("/security/apikeys/a").body())
                    .isEmpty();
            assertThat(Client.of(simulator)
                            .get("/subaccounts/a%40b.example/apikey")
                            .json()
                            .isTextual())
                    .isTrue();
        }
    }

    @Test
    void latency_delaysEveryAnswer() throws Exception {
        try (JetEmailSimulator simulator = JetEmailSimulator.start()) {
            Client client = Client.of(simulator);
            client.get("/outbound/transactional-keys");
            simulator.latency(Duration.ofMillis(300));
            long start = System.nanoTime();

            client.get("/outbound/transactional-keys");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void issueNext_decidesTheNextTokens() throws Exception {
        try (EmailitSimulator simulator = EmailitSimulator.start()) {
            simulator.issueNext("canary-1");
            simulator.issueNext("canary-2");

            assertThat(Client.of(simulator).post("/api-keys", "{'name':'a'}").text("key"))
                    .isEqualTo("canary-1");
            assertThat(simulator.seedKey("b").token()).isEqualTo("canary-2");
            assertThat(simulator.seedKey("c").token()).startsWith("secret_");
        }
    }

    @Test
    void inspection_ofWhatIsNotThere_isEmpty() {
        try (EmailitSimulator simulator = EmailitSimulator.start()) {
            assertThat(simulator.tokenOf("nobody")).isEmpty();
            assertThat(simulator.jsonOf("nobody")).isEmpty();
            assertThat(simulator.accepts("nobody")).isFalse();
            assertThatThrownBy(() -> simulator.seedKey("a", "[]")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void accepts_changesNothing() throws Exception {
        try (JetEmailSimulator simulator = JetEmailSimulator.start()) {
            SimulatedKey key = simulator.seedKey("a", "{\"quota\":1}");
            simulator.accepts(key.token());
            simulator.accepts(key.token());

            assertThat(Client.of(simulator, key.token())
                            .post("/email", Client.MAIL)
                            .status())
                    .isEqualTo(200);
            assertThat(simulator.accepts(key.token())).isFalse();
        }
    }

    @Test
    void clock_standsStillRunsOrJumps() {
        Instant start = Instant.parse("2026-11-21T10:00:00Z");
        SimulatedClock still = SimulatedClock.fixedAt(start);
        still.advance(Duration.ofHours(2));
        still.advance(Duration.ofHours(-1));
        SimulatedClock running = SimulatedClock.running();
        running.advance(Duration.ofDays(1));

        assertThat(still.instant()).isEqualTo(start.plus(Duration.ofHours(1)));
        assertThat(running.instant()).isAfter(Instant.now().plus(Duration.ofHours(23)));
    }

    @Test
    void operations_nameWhatEachProviderCanDo() {
        try (JetEmailSimulator jetEmail = JetEmailSimulator.start();
                EmailitSimulator emailit = EmailitSimulator.start();
                ElasticEmailSimulator elasticEmail = ElasticEmailSimulator.start()) {
            assertThat(jetEmail.operations())
                    .contains("enable", "disable", "rotate")
                    .doesNotContain("get");
            assertThat(emailit.operations()).contains("get", "rotate").doesNotContain("disable");
            assertThat(elasticEmail.operations()).contains("get").doesNotContain("rotate");
            assertThat(List.of(jetEmail, emailit, elasticEmail))
                    .allSatisfy(simulator ->
                            assertThat(simulator.operations()).contains("create", "list", "update", "delete", "send"));
        }
    }
}
