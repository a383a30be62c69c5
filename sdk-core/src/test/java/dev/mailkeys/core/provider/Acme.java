package dev.mailkeys.core.provider;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ExistingKey;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A provider that exists in tests alone. */
final class Acme {

    static final Endpoint<Key> GET = Endpoint.of("get", Repeat.SAFE, "GET", "/keys/{id}", Key::read);
    static final Endpoint<List<Key>> LIST = Endpoint.of("list", Repeat.SAFE, "GET", "/keys", in -> in.array(Key::read));
    static final Endpoint<Key> UPDATE = Endpoint.of("update", Repeat.IDEMPOTENT, "PATCH", "/keys/{id}", Key::read);
    static final Endpoint<Void> DELETE = Endpoint.withoutAnswer("delete", Repeat.IDEMPOTENT, "DELETE", "/keys/{id}");
    static final Endpoint<Key> CREATE = Endpoint.of("create", Repeat.NEVER, "POST", "/keys", Key::read);

    static final ProviderProfile PROFILE = profile("https://api.acme.example");

    /** A body that every endpoint takes for a success. */
    static final String KEY = "{\"token\":\"" + Canary.UNSEEN + "\",\"note\":\"" + Canary.UNSEEN + "\"}";

    private Acme() {}

    /** What the provider's answers are read as. */
    record Key(Secret token, UnknownFields unknown) {

        static Key read(JsonReader in) {
            var token = new Secret[1];
            UnknownFields unknown = in.object(field -> {
                switch (field) {
                    case "token" -> token[0] = in.secret();
                    case "success" -> in.confirm();
                    default -> in.keep();
                }
            });
            if (token[0] == null) {
                throw new IllegalStateException("Cannot build Key, some of required attributes are not set [token]");
            }
            return new Key(token[0], unknown);
        }
    }

    static ProviderProfile profile(String baseUrl) {
        return ProviderProfile.of(
                "acme",
                URI.create(baseUrl),
                Auth.bearer(),
                List.of(Pattern.compile("tok_[A-Za-z0-9_]{4,}")),
                Acme::error);
    }

    private static ProviderError error(int status, ErrorBody body) {
        Optional<ExistingKey> existing = body.text("existing", "id")
                .map(id -> new ExistingKey(id, body.text("existing", "name").orElse("")));
        return new ProviderError(
                body.text("kind").map(ErrorKind::valueOf).orElse(ErrorKind.ofStatus(status)),
                body.text("error").orElse(""),
                body.texts("details"),
                body.number("retry_after").map(Duration::ofSeconds),
                existing);
    }

    /** A request of each kind of repetition. */
    static ApiRequest<Key> request(Repeat repeat) {
        return switch (repeat) {
            case SAFE -> GET.at("k1");
            case IDEMPOTENT -> UPDATE.at("k1").body(out -> out.secret("old", Canary.IN_REQUEST));
            case NEVER -> CREATE.at().body(out -> out.secret("old", Canary.IN_REQUEST));
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
