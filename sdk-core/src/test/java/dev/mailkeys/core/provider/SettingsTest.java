package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import dev.mailkeys.core.Violation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String GOOD_PIN = "sha256/" + "A".repeat(43) + "=";

    private static List<String> fields(ClientSettings settings, Secret credential) {
        var invalid = catchThrowableOfType(
                InvalidRequestException.class, () -> ApiClient.of(Acme.PROFILE, credential, settings));
        return invalid == null
                ? List.of()
                : invalid.violations().stream().map(Violation::field).toList();
    }

    private static List<String> fields(UnaryOperator<ClientSettings.Builder> change) {
        return fields(change.apply(ClientSettings.builder()).build(), Canary.CREDENTIAL);
    }

    private static List<String> callFields(UnaryOperator<CallSettings.Builder> change) {
        CallSettings calls = change.apply(CallSettings.builder()).build();
        return fields(settings -> settings.calls(calls));
    }

    @Test
    void defaults_work() {
        assertThat(fields(settings -> settings)).isEmpty();
    }

    @Test
    void everyViolation_isToldAtOnce() {
        CallSettings calls = CallSettings.builder()
                .deadline(Duration.ZERO)
                .attemptTimeout(Duration.ZERO)
                .retries(RetryPolicy.builder()
                        .maxAttempts(0)
                        .longestRetryAfter(Duration.ofSeconds(-1))
                        .build())
                .build();
        ClientSettings settings = ClientSettings.builder()
                .connectTimeout(Duration.ZERO)
                .maxResponseBytes(0)
                .baseUrl(URI.create("http://evil.example"))
                .callsPerMinute(-1)
                .maxConcurrentCalls(-1)
                .userAgent("a\nb")
                .tls(TlsSettings.builder().pins(List.of(GOOD_PIN, "sha1/x")).build())
                .calls(calls)
                .build();
        assertThat(fields(settings, Secret.of("a b")))
                .containsExactly(
                        "connectTimeout",
                        "maxResponseBytes",
                        "credential",
                        "baseUrl",
                        "callsPerMinute",
                        "maxConcurrentCalls",
                        "userAgent",
                        "pins[1]",
                        "deadline",
                        "attemptTimeout",
                        "maxAttempts",
                        "longestRetryAfter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:c4n4ry@proxy.example",
                "user:c4n4ry@proxy.example",
                "http://proxy.example",
                "a b",
                ""
            })
    void proxyWhoseHostIsMoreThanAHost_isRefusedWithoutQuotingIt(String host) {
        ClientSettings settings =
                ClientSettings.builder().proxy(ProxySettings.http(host, 3128)).build();
        assertThatThrownBy(() -> ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("proxy: must have a host name or an address alone")
                .hasMessageNotContaining("c4n4ry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "my_proxy", "10.0.0.1", "::1", "[2001:db8::1]", "proxy.example."})
    void proxyWithAHostAlone_isTaken(String host) {
        assertThat(fields(settings -> settings.proxy(ProxySettings.http(host, 3128))))
                .isEmpty();
    }

    @Test
    void bounds_areTakenAndWhatLiesBeyondIsNot() {
        assertThat(fields(settings -> settings.connectTimeout(Duration.ofMillis(1))))
                .isEmpty();
        assertThat(fields(settings -> settings.connectTimeout(Duration.ofDays(1))))
                .isEmpty();
        assertThat(fields(settings -> settings.connectTimeout(Duration.ofDays(1).plusNanos(1))))
                .containsExactly("connectTimeout");
        assertThat(fields(settings -> settings.maxResponseBytes(1))).isEmpty();
        assertThat(fields(settings -> settings.maxResponseBytes(Integer.MAX_VALUE)))
                .containsExactly("maxResponseBytes");
        assertThat(fields(settings -> settings.callsPerMinute(0).maxConcurrentCalls(0)))
                .isEmpty();
        assertThat(fields(settings -> settings.callsPerMinute(100_001).maxConcurrentCalls(10_001)))
                .containsExactly("callsPerMinute", "maxConcurrentCalls");
        assertThat(fields(settings -> settings.userAgent("my-app/1.4 (test)"))).isEmpty();
        assertThat(callFields(calls -> calls.deadline(Duration.ofDays(2)).attemptTimeout(Duration.ofDays(2))))
                .containsExactly("deadline", "attemptTimeout");
        assertThat(callFields(calls -> calls.retries(RetryPolicy.builder()
                        .maxAttempts(101)
                        .longestRetryAfter(Duration.ofDays(2))
                        .build())))
                .containsExactly("maxAttempts", "longestRetryAfter");
    }

    @Test
    void clientWithOtherSettings_keepsWhatIsNotChanged_andTellsAll() {
        CallListener listener = event -> {};
        var calls = CallSettings.builder().listener(listener).retries(RetryPolicy.none());
        var settings = ClientSettings.builder().connectTimeout(Duration.ofSeconds(3));
        ApiClient client = ApiClient.of(
                Acme.PROFILE, Canary.CREDENTIAL, settings.calls(calls.build()).build());
        ApiClient patient = client.with(
                CallSettings.builder().deadline(Duration.ofMinutes(5)).build());
        assertThat(patient.settings())
                .isEqualTo(settings.calls(calls.deadline(Duration.ofMinutes(5)).build())
                        .build());
        assertThat(client.settings().calls().deadline()).isEqualTo(Duration.ofMinutes(1));
        var hurried = patient.with(
                CallSettings.builder().deadline(Duration.ofMinutes(1)).build());
        assertThat(hurried.settings().calls().deadline())
                .as("set to the default")
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(hurried.settings().calls().listener()).isSameAs(listener);
        assertThat(hurried.with(Canary.CREDENTIAL).settings()).isEqualTo(hurried.settings());
    }

    @Test
    void callSettings_areCheckedWhenAClientTakesThem() {
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, ClientSettings.defaults());
        CallSettings broken = CallSettings.builder().deadline(Duration.ZERO).build();
        var invalid = catchThrowableOfType(InvalidRequestException.class, () -> client.with(broken));
        assertThat(invalid.operation()).isEqualTo("acme.settings");
        assertThat(invalid.violations())
                .extracting(Violation::toString)
                .containsExactly("deadline: must be from 1 ms to 1 day (mailkeys)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Canary.TEXT + "\n",
                Canary.TEXT + "\r\nX-Injected: 1",
                " " + Canary.TEXT,
                Canary.TEXT + " " + Canary.TEXT,
                Canary.TEXT + "\t",
                Canary.TEXT + "\u007f",
                Canary.TEXT + "\u0000",
                "ä" + Canary.TEXT,
                Canary.TEXT + "\u00a0",
                Canary.TEXT + "\u200b"
            })
    void credential_thatCannotStandInAHeader_isRefusedWithoutQuotingIt(String credential) {
        var invalid = catchThrowableOfType(
                InvalidRequestException.class,
                () -> ApiClient.of(Acme.PROFILE, Secret.of(credential), ClientSettings.defaults()));
        assertThat(invalid.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("credential");
            assertThat(violation.source()).isEqualTo("RFC 9110");
        });
        Canary.assertAbsentFrom(invalid);
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, ClientSettings.defaults());
        assertThatThrownBy(() -> client.with(Secret.of(credential))).hasMessage(invalid.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.acme.example",
                "HTTPS://api.acme.example",
                "https://api.acme.example/",
                "https://api.acme.example:8443/v2",
                "http://127.0.0.1:8080",
                "http://127.8.9.10",
                "http://localhost:1",
                "https://api.acme.example:65535",
                "http://[::1]:8080"
            })
    void baseUrl_thatIsSafe_isTaken(String url) {
        assertThat(fields(settings -> settings.baseUrl(URI.create(url)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.acme.example",
                "http://127.0.0.1.evil.com",
                "http://localhost.evil.com",
                "http://evil-localhost",
                "http://xlocalhost",
                "http://localhost.",
                "http://127.0.0.1@evil.com",
                "http://localhost:80@evil.com",
                "https://user@api.acme.example",
                "https://user:password@api.acme.example",
                "http://0x7f.1",
                "http://0x7f000001",
                "http://2130706433",
                "http://127.1",
                "http://127.0.0.256",
                "http://0177.0.0.1",
                "http://0.0.0.0",
                "http://[::ffff:127.0.0.1]",
                "http://[::]",
                "http://128.0.0.1",
                "ftp://127.0.0.1",
                "ws://localhost",
                "//localhost",
                "localhost:8080",
                "/keys",
                "https:opaque",
                "https:///keys",
                "https://api.acme.example?x=y",
                "https://api.acme.example?",
                "https://api.acme.example#z",
                "https://api_acme.example",
                "https://api.acme.example:65536",
                "https://api.acme.example:0"
            })
    void baseUrl_thatIsNotSafeOrNotComplete_isRefused(String url) {
        assertThat(fields(settings -> settings.baseUrl(URI.create(url))))
                .isNotEmpty()
                .containsOnly("baseUrl");
    }

    @Test
    void profile_withAnUnsafeAddress_isRefusedToo() {
        ProviderProfile unsafe = Acme.profile("http://api.acme.example");
        assertThat(catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> ApiClient.of(unsafe, Canary.CREDENTIAL, ClientSettings.defaults())))
                .isNotNull();
        assertThatCode(() -> ApiClient.of(
                        unsafe,
                        Canary.CREDENTIAL,
                        ClientSettings.builder()
                                .baseUrl(URI.create("https://api.acme.example"))
                                .build()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256/", "sha256/AAAA=", "sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void pin_thatIsNotOne_isRefused(String pin) {
        TlsSettings tls = TlsSettings.builder().pins(List.of(pin)).build();
        assertThat(fields(settings -> settings.tls(tls))).containsExactly("pins[0]");
    }

    @Test
    void addressInText_isReadOrBecomesOneThatIsRefused() {
        assertThat(BaseUrl.read(" https://api.acme.example/v2\n")).hasToString("https://api.acme.example/v2");
        URI none = BaseUrl.read("not an address");
        assertThat(fields(settings -> settings.baseUrl(none))).containsExactly("baseUrl", "baseUrl");
    }
}
