package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ForbiddenException;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What errors say of a server that keeps no keys, and where it says of itself what they tell. */
@Timeout(60)
class StoreOfSecretsTest {

    private static final ProviderProfile VAULT = Acme.PROFILE
            .withWords(new ProviderProfile.Words("Vault", "the secret"))
            .withHeaders(new ProviderProfile.Headers("x-amzn-RequestId", "X-Accepted-Permissions"));

    private final MockWebServer server = Transport.CLEAR.serve(
            new MockResponse.Builder()
                    .code(403)
                    .setHeader("X-Request-Id", "of-a-proxy")
                    .setHeader("x-amzn-RequestId", "of-aws")
                    .setHeader("X-Accepted-Permissions", "secrets=write")
                    .build(),
            new MockResponse.Builder().body("<html></html>").build());

    @AfterEach
    void close() {
        server.close();
    }

    private ApiClient client(ProviderProfile profile) {
        return ApiClient.of(
                profile, Canary.CREDENTIAL, Transport.settings(server).build(), new ManualTiming());
    }

    @Test
    void itsErrors_nameIt_andWhatItKeeps() {
        ApiClient vault = client(VAULT);
        assertThat(catchThrowable(() -> vault.call(Acme.GET.at("k1")))).hasMessageContaining("Vault answered 403");
        assertThat(catchThrowable(() -> vault.call(Acme.CREATE.at().body(Map.of("name", "a")))))
                .hasMessageContaining("Vault answered 200, but the answer can't be used")
                .hasMessageEndingWith("look at the secret before trying again.");
        server.close();
        assertThat(catchThrowable(() -> vault.call(Acme.GET.at("k1")))).hasMessageContaining("Vault was not reached");
    }

    @Test
    void itsHeaders_areThoseThatTheProfileNames() {
        var refused = catchThrowableOfType(
                ForbiddenException.class, () -> client(VAULT).call(Acme.GET.at("k1")));
        assertThat(refused.requestId()).contains("of-aws");
        assertThat(refused.details()).containsExactly("permissions that it takes: secrets=write");
    }

    @Test
    void headersThatNobodyNames_areNotRead() {
        var refused = catchThrowableOfType(
                ApiException.class, () -> client(Acme.PROFILE).call(Acme.GET.at("k1")));
        assertThat(refused.requestId()).contains("of-a-proxy");
        assertThat(refused.details()).isEmpty();
    }
}
