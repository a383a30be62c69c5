package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.Scope;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What is documented decides what is refused, by SDK and simulator alike: {@code inputs.csv} has the inputs, each with its verdict
 * and the document that it comes from. In an input a character that can't be read in print is {@code \}{@code u} with its number, and
 * {@code a{64}} is 64 times {@code a}.
 */
class InputsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-F]{4})");
    private static final Pattern REPEATED = Pattern.compile("(.)\\{([0-9]+)}");

    @ParameterizedTest
    @CsvFileSource(
            resources = "inputs.csv",
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = false,
            emptyValue = "")
    void input_isTakenOrRefused_bySdkAndSimulatorAlike(
            String provider, String field, String input, String verdict, String document) throws Exception {
        String text = expanded(input);
        boolean taken = verdict.equals("taken");
        try (ProviderSimulator simulator = simulator(provider)) {
            assertThat(isTakenBySimulator(simulator, provider, field, text))
                    .as("simulator, " + document)
                    .isEqualTo(taken);
        }
        try (ProviderSimulator simulator = simulator(provider)) {
            assertThat(isTakenBySdk(simulator, provider, field, text))
                    .as("SDK, " + document)
                    .isEqualTo(taken);
            assertThat(simulator.received()).hasSize(taken ? 1 : 0);
        }
    }

    private static ProviderSimulator simulator(String provider) {
        return switch (provider) {
            case "jetemail" -> JetEmailSimulator.start();
            case "emailit" -> EmailitSimulator.start();
            default -> ElasticEmailSimulator.start();
        };
    }

    /** A simulator that refuses what the SDK has sent ends the test. */
    private static boolean isTakenBySdk(ProviderSimulator simulator, String provider, String field, String text) {
        Secret credential = Secret.of(simulator.managementToken());
        var settings = ClientSettings.builder().baseUrl(simulator.baseUrl()).build();
        try {
            switch (provider) {
                case "jetemail" -> JetEmailKeys.using(credential, settings).create(jetEmail(field, text));
                case "emailit" -> EmailitKeys.using(credential, settings).create(emailit(field, text));
                default -> ElasticEmailKeys.using(credential, settings).create(elasticEmail(field, text));
            }
            return true;
        } catch (InvalidRequestException refused) {
            assertThat(refused.violations()).hasSize(1);
            return false;
        }
    }

    private static dev.mailkeys.jetemail.NewKey jetEmail(String field, String text) {
        var key = dev.mailkeys.jetemail.NewKey.builder().name("a");
        return switch (field) {
            case "name" -> key.name(text).build();
            case "domain" -> key.addApprovedDomains(text).build();
            case "ip" -> key.addIpRestrictions(text).build();
            default -> key.quota(Integer.parseInt(text)).build();
        };
    }

    private static dev.mailkeys.emailit.NewKey emailit(String field, String text) {
        return switch (field) {
            case "name" -> dev.mailkeys.emailit.NewKey.sending(text);
            case "scope" -> dev.mailkeys.emailit.NewKey.of("a", new Scope(text));
            default -> dev.mailkeys.emailit.NewKey.sending("a", text);
        };
    }

    private static dev.mailkeys.elasticemail.NewKey elasticEmail(String field, String text) {
        var key = dev.mailkeys.elasticemail.NewKey.builder().name("a");
        if (!text.equals("{none}")) {
            key.addAccessLevels(field.equals("level") ? new AccessLevel(text) : AccessLevel.SEND_HTTP);
        }
        return switch (field) {
            case "name" -> key.name(text).build();
            case "expires" -> key.expires(Instant.parse(text)).build();
            case "ip" -> key.addIpRestrictions(text).build();
            default -> key.build();
        };
    }

    private static boolean isTakenBySimulator(ProviderSimulator simulator, String provider, String field, String text)
            throws Exception {
        String path =
                switch (provider) {
                    case "jetemail" -> "/outbound/transactional-keys";
                    case "emailit" -> "/api-keys";
                    default -> "/security/apikeys";
                };
        String token = simulator.managementToken();
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("X-ElasticEmail-ApiKey", token)
                .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body(provider, field, text))))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isIn(200, 201, 400);
        return status != 400;
    }

    private static Map<String, Object> body(String provider, String field, String text) {
        boolean elastic = provider.equals("elasticemail");
        var body = new HashMap<String, Object>(Map.of(elastic ? "Name" : "name", "a", "AccessLevel", List.of("None")));
        switch (field) {
            case "name" -> body.put(elastic ? "Name" : "name", text);
            case "domain" -> body.putAll(Map.of("approvedDomains", List.of(text), "sending_domain_id", text));
            case "ip" -> body.put(elastic ? "RestrictAccessToIPRange" : "ipRestrictions", List.of(text));
            case "quota" -> body.put("quota", Integer.valueOf(text));
            case "level" -> body.put("AccessLevel", text.equals("{none}") ? List.of() : List.of(text));
            default -> body.put(field.equals("expires") ? "Expires" : field, text);
        }
        return body;
    }

    private static String expanded(String input) {
        String repeated =
                REPEATED.matcher(input).replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
        return UNICODE.matcher(repeated).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }
}
