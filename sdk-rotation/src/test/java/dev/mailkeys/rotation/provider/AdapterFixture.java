package dev.mailkeys.rotation.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedClock;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A provider's simulator, an adapter of it that tries once, and what tests of both need. */
abstract class AdapterFixture {

    /** When the account begins. */
    protected static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    /** The time of the simulator. It stands still. */
    protected final SimulatedClock clock = SimulatedClock.fixedAt(START);

    /** The provider, whose time is {@link #clock}. It is the same for all of a test, and closed after it. */
    protected abstract ProviderSimulator simulator();

    /** An adapter of an account there. */
    protected abstract ProviderAdapter adapter(Secret credential, ClientSettings settings);

    /** The least that a key may be created with; as a list shows it, where it does. */
    protected abstract KeySettings plainSettings();

    /** Every setting that the provider knows; as a list shows it, where it does. */
    protected abstract KeySettings richSettings();

    /** Below the base address: where a token is used; empty where a list does not tell whether a key was. */
    protected abstract Optional<String> sendingPath();

    /** The name of the header that carries a token, and what comes before the token in it. */
    protected Map.Entry<String, String> authentication() {
        return Map.entry("Authorization", "Bearer ");
    }

    /** Whether a list tells when a key was made. */
    protected boolean showsCreated() {
        return true;
    }

    @AfterEach
    void close() {
        simulator().close();
    }

    ProviderAdapter adapter() {
        return adapter(Secret.of(simulator().managementToken()), settings());
    }

    ClientSettings settings() {
        var once = CallSettings.builder().retries(RetryPolicy.none()).build();
        return ClientSettings.builder()
                .baseUrl(simulator().baseUrl())
                .callsPerMinute(0)
                .calls(once)
                .build();
    }

    NewToken create(String name) {
        return adapter().create(name, plainSettings());
    }

    ManagedKey listed(String name) {
        List<ManagedKey> keys = adapter().list(name);
        assertThat(keys).extracting(ManagedKey::name).containsExactly(name);
        return keys.get(0);
    }

    ManagedKey created(String name) {
        create(name);
        return listed(name);
    }

    boolean isAccepted(Secret token) {
        return simulator().accepts(token.reveal());
    }

    /** What was received that was no read. */
    List<ReceivedCall> changes() {
        return simulator().received().stream()
                .filter(call -> !call.method().equals("GET"))
                .toList();
    }

    /** Uses a token, as a sender of mail does. */
    void send(Secret token) throws IOException {
        var address =
                URI.create(simulator().baseUrl() + sendingPath().orElseThrow()).toURL();
        var mail = (HttpURLConnection) address.openConnection();
        mail.setRequestMethod("POST");
        mail.setDoOutput(true);
        mail.setRequestProperty(authentication().getKey(), authentication().getValue() + token.reveal());
        mail.getOutputStream().write("{\"subject\":\"hello\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(mail.getResponseCode()).isEqualTo(200);
    }
}
