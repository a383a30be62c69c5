package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.NotSentException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadOnlyTest {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ApiClient client() {
        var settings = ClientSettings.builder()
                .baseUrl(server.url("/v2").uri())
                .readOnly(true)
                .build();
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDEMPOTENT", "NEVER"})
    void whatMayChangeSomething_isNotSent(Repeat repeat) {
        var client = client();
        var refused = catchThrowableOfType(NotSentException.class, () -> client.call(Acme.request(repeat)));
        assertThat(server.getRequestCount()).isZero();
        assertThat(refused.mayHaveTakenEffect()).isFalse();
        assertThat(refused.attempts()).isZero();
    }

    @Test
    void look_isSent() {
        var client = client();
        server.enqueue(new MockResponse.Builder().body(Acme.KEY).build());
        client.call(Acme.request(Repeat.SAFE));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void otherSettingsForCalls_doNotLiftIt() {
        var client = client().with(CallSettings.builder().build());
        catchThrowableOfType(NotSentException.class, () -> client.call(Acme.request(Repeat.NEVER)));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void whatWouldBeSent_isToldWithItsSecretsMasked() {
        var client = client();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("old", Canary.IN_REQUEST);
        fields.put("name", "x".repeat(600));
        fields.put("kept", List.of(Canary.UNSEEN, Canary.CREDENTIAL.reveal()));
        var update = Acme.UPDATE.at("k 1").body(fields);
        var refused = catchThrowableOfType(NotSentException.class, () -> client.call(update));
        assertThat(refused.method()).isEqualTo("PATCH");
        assertThat(refused.address()).isEqualTo(server.url("/v2/keys/k%201").toString());
        assertThat(refused.body())
                .contains("{\"old\":\"***\",\"name\":\"" + "x".repeat(600) + "\",\"kept\":[\"***\",\"***\"]}");
        Canary.assertAbsentFrom(refused);
        assertThat(refused)
                .hasMessage("acme.update was not sent, because this client only reads: PATCH " + refused.address());
    }

    @Test
    void whatBreaksARule_isSaidToBreakIt() {
        var client = client();
        var broken = Acme.CREATE.at().checked(rules -> rules.require(false, "name", "must be there", "test"));
        catchThrowableOfType(InvalidRequestException.class, () -> client.call(broken));
    }
}
