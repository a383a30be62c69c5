package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Backoff;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.provider.ElasticEmailAdapter;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.provider.JetEmailAdapter;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

/** What tests need of each provider. */
public final class Providers {

    public static final List<String> ALL = List.of("jetemail", "emailit", "elasticemail");

    /** The operations of the simulators that change nothing; the probe of one sends a message that is refused. */
    private static final Set<String> READS = Set.of("list", "get", "send");

    private static final HttpClient CONSUMER =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Providers() {}

    public static List<String> all() {
        return ALL;
    }

    /** The strategies that follow from the adapter's capabilities: without a new token for a key there is only one. */
    public static List<Strategy> strategies(String provider) {
        Capabilities capabilities = adapter(
                        provider,
                        URI.create("http://127.0.0.1:1"),
                        Secret.of("never-sent"),
                        SimulatedClock.running(),
                        event -> {})
                .capabilities();
        boolean renews = capabilities.has(Capability.ROTATES) || capabilities.has(Capability.ADDRESSED_BY_NAME);
        return renews ? List.of(Strategy.values()) : List.of(Strategy.OVERLAP);
    }

    /** The same without those that need a second key. */
    public static List<Strategy> strategiesOfOneKey(String provider) {
        return strategies(provider).stream()
                .filter(strategy -> strategy != Strategy.ALTERNATE)
                .toList();
    }

    public static ProviderSimulator start(String provider, SimulatedClock clock) {
        return switch (provider) {
            case "jetemail" -> JetEmailSimulator.start(clock);
            case "emailit" -> EmailitSimulator.start(clock);
            default -> ElasticEmailSimulator.start(clock);
        };
    }

    public static ProviderAdapter adapter(
            String provider, URI baseUrl, Secret credential, SimulatedClock clock, CallListener listener) {
        ClientSettings client = ClientSettings.builder()
                .baseUrl(baseUrl)
                .callsPerMinute(0)
                .calls(CallSettings.builder()
                        .listener(listener)
                        .retries(RetryPolicy.builder().backoff(Backoff.none()).build())
                        .build())
                .build();
        return switch (provider) {
            case "jetemail" -> JetEmailAdapter.using(credential, client);
            case "emailit" -> EmailitAdapter.using(credential, client);
            default -> ElasticEmailAdapter.using(credential, client).withClock(clock);
        };
    }

    /** Settings of a key, as the provider's create takes them. */
    public static String settings(String provider) {
        return switch (provider) {
            case "jetemail" ->
                "{\"approvedDomains\":[\"a.example.com\",\"b.example.com\"],\"quota\":1000,"
                        + "\"ipRestrictions\":[\"127.0.0.0/8\"]}";
            case "emailit" -> "{\"scope\":\"sending\"}";
            default ->
                "{\"AccessLevel\":[\"SendHttp\",\"ViewReports\"],\"RestrictAccessToIPRange\":[\"127.0.0.0/8\"],"
                        + "\"Expires\":\"2090-01-01T00:00:00Z\"}";
        };
    }

    /** What every token of a key begins with. */
    public static String tokenPrefix(String provider) {
        return switch (provider) {
            case "jetemail" -> "transactional_";
            case "emailit" -> "secret_";
            default -> "";
        };
    }

    /** Sends mail with a token, as a consumer does; the status of the answer. */
    public static int send(String provider, URI baseUrl, Secret token) {
        try {
            String path =
                    switch (provider) {
                        case "jetemail" -> "/email";
                        case "emailit" -> "/emails";
                        default -> "/emails/transactional";
                    };
            String name = provider.equals("elasticemail") ? "X-ElasticEmail-ApiKey" : "Authorization";
            String value = (provider.equals("elasticemail") ? "" : "Bearer ") + token.reveal();
            var mail = HttpRequest.newBuilder(URI.create(baseUrl + path))
                    .header(name, value)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"subject\":\"hello\"}"))
                    .build();
            return CONSUMER.send(mail, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean changes(String operation) {
        return !READS.contains(operation);
    }
}
