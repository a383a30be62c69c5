package dev.mailkeys.elasticemail;

import static dev.mailkeys.elasticemail.FakeElasticEmail.body;
import static dev.mailkeys.elasticemail.FakeElasticEmail.file;
import static dev.mailkeys.elasticemail.FakeElasticEmail.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private static final KeyChanges NOTHING = KeyChanges.builder().build();

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    @Test
    void update_ofNothing_writesEverythingBackAsItCame() {
        assertThat(written(NOTHING)).isEqualTo(json(file("update.request.json")));
    }

    @Test
    void update_readsTheKeyAndWritesIt() {
        written(NOTHING);

        assertThat(server.received()).isEqualTo(2);
    }

    @Test
    void update_withoutExpires_leavesExpiresAsItWas() {
        JsonNode body = written(KeyChanges.builder()
                .accessLevels(List.of(AccessLevel.SEND_SMTP))
                .build());

        assertThat(body).isEqualTo(changed("AccessLevel", "[\"SendSmtp\"]"));
        assertThat(body.path("Expires").asText()).isEqualTo("2097-01-31T12:00:00");
    }

    @Test
    void update_ofExpires_leavesTheRest() {
        Instant moment = Instant.parse("2028-02-29T00:00:00Z");

        assertThat(written(KeyChanges.builder().expires(moment).build()))
                .isEqualTo(changed("Expires", "\"2028-02-29T00:00:00Z\""));
    }

    @Test
    void update_toNeverExpire_clearsExpires() {
        assertThat(written(KeyChanges.builder().neverExpires(true).build())).isEqualTo(changed("Expires", "null"));
    }

    @Test
    void update_withAnEmptyIpList_clearsIt() {
        assertThat(written(KeyChanges.builder().ipRestrictions(List.of()).build()))
                .isEqualTo(changed("RestrictAccessToIPRange", "[]"));
    }

    @Test
    void update_ofTheName_isSentToThePresentOne() {
        JsonNode body = written(KeyChanges.builder().name("new name").build());

        assertThat(body).isEqualTo(changed("Name", "\"new name\""));
    }

    @Test
    void update_ofAKeyWithoutOptionalFields_doesNotInventThem() {
        server.answer(200, "{\"Name\":\"ci\",\"AccessLevel\":[]}").answerFile(200, "update.response.json");

        server.keys().update("ci", NOTHING);

        server.taken();
        assertThat(body(server.taken())).isEqualTo(json("{\"Name\":\"ci\",\"AccessLevel\":[]}"));
    }

    @Test
    void changes_keepTheirOwnLists() {
        var ips = new ArrayList<>(List.of("198.51.100.7"));
        KeyChanges changes = KeyChanges.builder().ipRestrictions(ips).build();

        ips.clear();

        assertThat(changes.ipRestrictions()).contains(List.of("198.51.100.7"));
    }

    private JsonNode written(KeyChanges changes) {
        server.answerFile(200, "get.response.json").answerFile(200, "update.response.json");

        KeyInfo updated = server.keys().update("ci/deploy", changes);

        assertThat(updated.name()).isEqualTo("ci/deploy");
        var read = server.taken();
        var write = server.taken();
        assertThat(read.getMethod() + " " + read.getTarget()).isEqualTo("GET /v4/security/apikeys/ci%2Fdeploy");
        assertThat(write.getMethod() + " " + write.getTarget()).isEqualTo("PUT /v4/security/apikeys/ci%2Fdeploy");
        return body(write);
    }

    /** The request that writes everything back as it came, with one field changed. */
    private static JsonNode changed(String field, String value) {
        var body = (ObjectNode) json(file("update.request.json"));
        return body.set(field, json(value));
    }
}
