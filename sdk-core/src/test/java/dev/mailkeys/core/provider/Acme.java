package dev.mailkeys.core.provider;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ExistingKey;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A provider that exists in tests alone. */
final class Acme {

    static final Endpoint<Key> GET = Endpoint.of("get", Repeat.SAFE, "GET", "/keys/{id}", Key.class);
    static final Endpoint<List<Key>> LIST = Endpoint.of("list", Repeat.SAFE, "GET", "/keys", Key[].class, List::of);
    static final Endpoint<Key> UPDATE = Endpoint.of("update", Repeat.IDEMPOTENT, "PATCH", "/keys/{id}", Key.class);
    static final Endpoint<Void> DELETE = Endpoint.withoutAnswer("delete", Repeat.IDEMPOTENT, "DELETE", "/keys/{id}");
    static final Endpoint<Key> CREATE = Endpoint.of("create", Repeat.NEVER, "POST", "/keys", Key.class);

    static final ProviderProfile PROFILE = profile("https://api.acme.example");

    /** A body that every endpoint takes for a success. */
    static final String KEY = "{\"token\":\"" + Canary.UNSEEN + "\",\"note\":\"" + Canary.UNSEEN + "\"}";

    private Acme() {}

    /** What the provider's answers are read as. */
    @JsonDeserialize(builder = Key.Builder.class)
    record Key(Secret token, UnknownFields unknown) {

        /** Builds a key as generated builders do. */
        static final class Builder {

            @JsonAnySetter
            private final Map<String, Object> others = new LinkedHashMap<>();

            private Secret token;

            @JsonProperty(value = "token", required = true)
            Builder token(Secret token) {
                this.token = token;
                return this;
            }

            @JsonProperty("success")
            void confirm(Optional<Boolean> success) {
                Models.confirm(success);
            }

            Key build() {
                if (token == null) {
                    throw new IllegalStateException(
                            "Cannot build Key, some of required attributes are not set [token]");
                }
                return new Key(token, UnknownFields.of(others));
            }
        }
    }

    /** What the provider says when it refuses. */
    static final class Refusal {

        @JsonProperty("kind")
        Optional<String> kind = Optional.empty();

        @JsonProperty("error")
        Optional<String> error = Optional.empty();

        @JsonProperty("details")
        List<Object> details = List.of();

        @JsonProperty("retry_after")
        Optional<Long> retryAfter = Optional.empty();

        @JsonProperty("existing")
        Map<String, String> existing = Map.of();
    }

    static ProviderProfile profile(String baseUrl) {
        return ProviderProfile.of(
                "acme",
                URI.create(baseUrl),
                Auth.bearer(),
                List.of(Pattern.compile("tok_[A-Za-z0-9_]{4,}")),
                ErrorReader.of(Refusal.class, Acme::error));
    }

    private static ProviderError error(int status, Refusal body) {
        return new ProviderError(
                body.kind.map(ErrorKind::valueOf).orElse(ErrorKind.ofStatus(status)),
                body.error.orElse(""),
                body.details.stream().map(Acme::line).toList(),
                body.retryAfter.map(Duration::ofSeconds),
                Optional.ofNullable(body.existing.get("id"))
                        .map(id -> new ExistingKey(id, body.existing.getOrDefault("name", ""))));
    }

    private static String line(Object item) {
        return String.valueOf(item instanceof Map<?, ?> fields ? fields.get("message") : item);
    }

    /** A request of each kind of repetition. */
    static ApiRequest<Key> request(Repeat repeat) {
        return switch (repeat) {
            case SAFE -> GET.at("k1");
            case IDEMPOTENT -> UPDATE.at("k1").body(Map.of("old", Canary.IN_REQUEST));
            case NEVER -> CREATE.at().body(Map.of("old", Canary.IN_REQUEST));
        };
    }

    static ApiClient client(URI base, Timing timing) {
        return client(base, CallSettings.builder().build(), timing);
    }

    static ApiClient client(URI base, CallSettings calls, Timing timing) {
        var settings = ClientSettings.builder().baseUrl(base).calls(calls).build();
        return ApiClient.of(PROFILE, Canary.CREDENTIAL, settings, timing);
    }
}
