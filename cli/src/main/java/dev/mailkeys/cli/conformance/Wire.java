package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.ApiRequest;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends a call over the SDK's transport, which sends a create once, and returns the raw answer. Refusals are answers
 * here. Used by one thread.
 */
final class Wire {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ApiClient client;
    private final Recording recording;
    private JsonNode refusal = MissingNode.getInstance();
    private int status;
    private boolean tooMany;
    private boolean askedToWait;

    Wire(
            ProviderProfile profile,
            Secret credential,
            Function<CallListener, ClientSettings> settings,
            Recording recording) {
        this.client = ApiClient.of(listening(profile), credential, settings.apply(this::happened));
        this.recording = recording;
    }

    /**
     * What is sent.
     *
     * @param arguments an id or a name for each placeholder of the path
     * @param body the fields of the body; empty to send none
     * @param as the token to call with; empty for the management credential
     */
    record Sending(
            Dialect.Action action,
            List<String> arguments,
            Map<String, String> query,
            Optional<Map<String, Object>> body,
            Optional<Secret> as) {}

    /**
     * Sends it.
     *
     * @throws NoResponseException if there is no answer
     */
    Exchange send(Sending sending) {
        refusal = MissingNode.getInstance();
        status = 0;
        JsonNode answer = MissingNode.getInstance();
        try {
            answer = client(sending).call(request(sending));
        } catch (UnreadableResponseException unusual) {
            answer = unusual.body().map(body -> json(body.reveal())).orElse(answer);
        } catch (ApiException refused) {
            status = refused.status();
            answer = refusal;
        } catch (NoResponseException none) {
            recording.add(exchange(sending, answer));
            throw none;
        }
        return recording.add(exchange(sending, answer));
    }

    /** Whether a call was refused because it came too fast. */
    boolean wasTooFast() {
        return tooMany;
    }

    /** Whether the provider then said how long to wait. */
    boolean wasAskedToWait() {
        return askedToWait;
    }

    private ApiClient client(Sending sending) {
        return sending.as().map(client::with).orElse(client);
    }

    private static ApiRequest<JsonNode> request(Sending sending) {
        Dialect.Action action = sending.action();
        ApiRequest<JsonNode> request = Endpoint.of(
                        action.verb(), action.repeat(), action.method(), action.path(), JsonNode.class)
                .at(sending.arguments().toArray(String[]::new));
        for (var parameter : sending.query().entrySet()) {
            request = request.query(parameter.getKey(), Optional.of(parameter.getValue()));
        }
        return sending.body().isPresent() ? request.body(sending.body().get()) : request;
    }

    private Exchange exchange(Sending sending, JsonNode answer) {
        Dialect.Action action = sending.action();
        JsonNode sent = sending.body().map(Wire::inClear).orElse(MissingNode.getInstance());
        return new Exchange(action.verb(), action.method(), action.path(), sending.query(), sent, status, answer);
    }

    private static JsonNode inClear(Map<String, Object> body) {
        var clear = new LinkedHashMap<String, Object>();
        body.forEach((name, value) -> clear.put(name, value instanceof Secret secret ? secret.reveal() : value));
        return MAPPER.valueToTree(clear);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException none) {
            return MissingNode.getInstance();
        }
    }

    /** The same provider, with raw refusals kept. */
    private ProviderProfile listening(ProviderProfile profile) {
        ErrorReader reader = ErrorReader.of(JsonNode.class, (number, body) -> {
            refusal = body;
            return ProviderError.of(ErrorKind.ofStatus(number), "");
        });
        return new ProviderProfile(
                profile.name(),
                profile.baseUrl(),
                // For any kind of token, because calls are also made with keys.
                new Auth(profile.auth().header(), profile.auth().prefix(), Map.of()),
                profile.tokenShapes(),
                reader,
                profile.rateLimits(),
                profile.pause(),
                profile.maxConcurrentCalls(),
                profile.longestAttempt(),
                profile.words(),
                profile.headers());
    }

    private void happened(CallEvent event) {
        if (event instanceof CallEvent.AttemptEnded ended) {
            status = ended.status().orElse(0);
            tooMany |= status == 429;
        } else if (event instanceof CallEvent.Waiting waiting) {
            askedToWait |= waiting.askedByProvider();
        }
    }
}
