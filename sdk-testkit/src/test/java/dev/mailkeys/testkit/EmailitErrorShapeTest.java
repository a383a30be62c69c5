package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmailitErrorShapeTest {
    private static final String UNKNOWN_KEY = "/api-keys/key_unknown";
    private final EmailitSimulator simulator = EmailitSimulator.start();
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void byKind_authenticationHasAStatusCode() throws Exception {
        Reply reply = Client.anonymous(simulator).get("/api-keys");

        assertThat(reply.json().path("statusCode").asInt()).isEqualTo(401);
        assertThat(reply.text("error")).isEqualTo("Unauthorized");
        assertThat(reply.text("message")).isNotEmpty();
    }

    @Test
    void byKind_validationHasDetails() throws Exception {
        Reply reply = client.post("/api-keys", "{}");

        assertThat(reply.json().path("statusCode").asInt()).isEqualTo(400);
        assertThat(reply.text("error")).isEqualTo("Bad Request");
        assertThat(reply.json().path("details").path(0).asText()).isEqualTo("name is required");
    }

    @Test
    void byKind_notFoundIsBareText() throws Exception {
        assertThat(client.get(UNKNOWN_KEY).body()).isEqualTo("{\"error\":\"API key not found\"}");
    }

    @Test
    void object_isTheOldestShapeForEveryKind() throws Exception {
        simulator.errorShape(EmailitErrorShape.OBJECT);

        assertThat(client.get(UNKNOWN_KEY).body())
                .isEqualTo("{\"error\":{\"code\":404,\"message\":\"API key not found\"}}");
        assertThat(Client.anonymous(simulator)
                        .get("/api-keys")
                        .json()
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(401);
    }

    @Test
    void object_keepsExistingBesideTheError() throws Exception {
        simulator.errorShape(EmailitErrorShape.OBJECT);
        simulator.seedKey("a");

        Reply reply = client.post("/api-keys", "{'name':'a'}");

        assertThat(reply.json().path("error").path("code").asInt()).isEqualTo(409);
        assertThat(reply.json().path("existing").path("name").asText()).isEqualTo("a");
    }

    @Test
    void statusCode_holdsForNotFoundToo() throws Exception {
        simulator.errorShape(EmailitErrorShape.STATUS_CODE);

        Reply reply = client.get(UNKNOWN_KEY);

        assertThat(reply.json().path("statusCode").asInt()).isEqualTo(404);
        assertThat(reply.text("message")).isEqualTo("API key not found");
    }

    @Test
    void text_holdsForAuthenticationToo() throws Exception {
        simulator.errorShape(EmailitErrorShape.TEXT);

        assertThat(Client.anonymous(simulator).get("/api-keys").json().fieldNames())
                .toIterable()
                .containsExactly("error");
    }
}
