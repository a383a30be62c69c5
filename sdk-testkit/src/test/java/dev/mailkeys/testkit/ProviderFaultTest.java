package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults that lie in how the provider acts: masking, late visibility, late acceptance, late commits. */
class ProviderFaultTest {
    private static final String JET = "/outbound/transactional-keys";
    private static final String IT = "/api-keys";
    private static final String ELASTIC = "/security/apikeys";
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T10:00:00Z"));
    private final JetEmailSimulator jetEmail = JetEmailSimulator.start(clock);
    private final EmailitSimulator emailit = EmailitSimulator.start(clock);
    private final ElasticEmailSimulator elasticEmail = ElasticEmailSimulator.start(clock);

    @AfterEach
    void close() {
        jetEmail.close();
        emailit.close();
        elasticEmail.close();
    }

    @Test
    void maskedList_masksOneList() throws Exception {
        String token = jetEmail.seedKey("a").token();
        jetEmail.next("list", Fault.maskedList());

        assertThat(Client.of(jetEmail).get(JET).body()).doesNotContain(token);
        assertThat(Client.of(jetEmail).get(JET).body()).contains(token);
    }

    @Test
    void unlistedForCalls_hidesANewKeyFromThatManyLists() throws Exception {
        Client client = Client.of(jetEmail);
        jetEmail.next("create", Fault.unlistedFor(2));
        String token = client.post(JET, "{'name':'a'}").text("api_token");

        assertThat(client.get(JET).body()).doesNotContain(token);
        assertThat(client.get(JET).body()).doesNotContain(token);
        assertThat(client.get(JET).body()).contains(token);
        assertThat(jetEmail.accepts(token)).isTrue();
    }

    @Test
    void unlistedForTime_hidesANewKeyFromGetAndList() throws Exception {
        Client client = Client.of(emailit);
        emailit.next("create", Fault.unlistedFor(Duration.ofSeconds(5)));
        String id = client.post(IT, "{'name':'a'}").text("id");

        assertThat(client.get(IT + "/" + id).status()).isEqualTo(404);
        assertThat(client.get(IT).body()).doesNotContain(id);
        assertThat(client.post(IT, "{'name':'a'}").status()).isEqualTo(409);
        clock.advance(Duration.ofSeconds(5));
        assertThat(client.get(IT + "/" + id).status()).isEqualTo(200);
        assertThat(client.get(IT).body()).contains(id);
    }

    @Test
    void unlistedForCalls_hidesANewKeyFromGetAndListAtElasticEmail() throws Exception {
        Client client = Client.of(elasticEmail);
        elasticEmail.next("create", Fault.unlistedFor(2));
        client.post(ELASTIC, ElasticEmailSimulatorTest.payload("a", ""));

        assertThat(client.get(ELASTIC).json().findValuesAsText("Name")).containsExactly("Management");
        assertThat(client.get(ELASTIC + "/a").status()).isEqualTo(404);
        assertThat(client.get(ELASTIC + "/a").status()).isEqualTo(200);
    }

    @Test
    void newTokenRefusedForUses_refusesThatManySends() throws Exception {
        elasticEmail.next("create", Fault.newTokenRefusedFor(2));
        String token = Client.of(elasticEmail)
                .post(ELASTIC, ElasticEmailSimulatorTest.payload("a", ""))
                .text("Token");
        Client sender = Client.of(elasticEmail, token);

        assertThat(elasticEmail.accepts(token)).isFalse();
        assertThat(sender.post("/emails/transactional", "{}").status()).isEqualTo(400);
        assertThat(sender.post("/emails/transactional", "{}").status()).isEqualTo(400);
        assertThat(sender.post("/emails/transactional", "{}").status()).isEqualTo(200);
        assertThat(elasticEmail.accepts(token)).isTrue();
    }

    @Test
    void newTokenRefusedForTime_holdsForARotatedTokenToo() throws Exception {
        SimulatedKey key = jetEmail.seedKey("a");
        jetEmail.next("rotate", Fault.newTokenRefusedFor(Duration.ofSeconds(3)));
        String token = Client.of(jetEmail)
                .post(JET + "/rotate", "{'api_token':'" + key.token() + "'}")
                .text("api_token");

        assertThat(Client.of(jetEmail, token).post("/email", Client.MAIL).status())
                .isEqualTo(401);
        clock.advance(Duration.ofSeconds(3));
        assertThat(Client.of(jetEmail, token).post("/email", Client.MAIL).status())
                .isEqualTo(200);
    }

    @Test
    void newTokenRefused_isA401AtEmailit() throws Exception {
        emailit.next("create", Fault.newTokenRefusedFor(1));
        String token = Client.of(emailit).post(IT, "{'name':'a'}").text("key");

        assertThat(Client.of(emailit, token).post("/emails", "{}").status()).isEqualTo(401);
        assertThat(Client.of(emailit, token).post("/emails", "{}").status()).isEqualTo(200);
    }

    @Test
    void lateCommit_cutsFirstAndActsWhenTold() throws Exception {
        emailit.next("create", Fault.lateCommit());
        try (RawClient raw = new RawClient(emailit)) {
            assertThat(raw.post("/v2/api-keys", "{'name':'a'}").readToEnd()).isEmpty();
        }
        assertThat(emailit.keys()).hasSize(1);
        assertThat(emailit.received().get(0).committed()).isFalse();

        assertThat(emailit.applyLateCommits()).isEqualTo(1);

        assertThat(emailit.keys()).extracting(SimulatedKey::name).containsExactly("Management", "a");
        assertThat(emailit.received().get(0).committed()).isTrue();
        assertThat(emailit.applyLateCommits()).isZero();
    }

    @Test
    void lateCommit_afterADelay_actsWhenSimulatedTimeHasPassed() throws Exception {
        emailit.next("create", Fault.lateCommit(Duration.ofMinutes(10)));
        try (RawClient raw = new RawClient(emailit)) {
            raw.post("/v2/api-keys", "{'name':'a'}").readToEnd();
        }

        clock.advance(Duration.ofSeconds(599));
        assertThat(Client.of(emailit).get(IT).all("data", "name")).containsExactly("Management");
        clock.advance(Duration.ofSeconds(1));

        assertThat(Client.of(emailit).get(IT).all("data", "name")).containsExactly("a", "Management");
    }

    @Test
    void lateCommit_thatTheProviderThenRefuses_commitsNothing() throws Exception {
        emailit.next("create", Fault.lateCommit());
        try (RawClient raw = new RawClient(emailit)) {
            raw.post("/v2/api-keys", "{'name':'a'}").readToEnd();
        }
        emailit.seedKey("a");

        assertThat(emailit.applyLateCommits()).isEqualTo(1);

        assertThat(emailit.keys()).hasSize(2);
        assertThat(emailit.received().get(0).committed()).isFalse();
    }
}
