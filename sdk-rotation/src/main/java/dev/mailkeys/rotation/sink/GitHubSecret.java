package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.JsonReader;
import dev.mailkeys.core.provider.Repeat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calls for one secret and the variable beside it, in a repository or in an environment of it. */
final class GitHubSecret {

    /**
     * What a secret is sealed for.
     *
     * @param id the key's id, which goes with the sealed secret
     * @param key the key in base64
     */
    record PublicKey(String id, String key) {}

    /**
     * The variable as it is.
     *
     * @param value its value
     * @param updated when it was last written, if GitHub says so
     */
    record Variable(String value, Optional<Instant> updated) {}

    private static final Pattern NAME = Pattern.compile("(?!GITHUB_)[A-Z_][A-Z0-9_]*");

    private final ApiClient api;
    private final String[] place;
    private final String name;
    private final String secrets;
    private final String variables;

    /** A name is upper case at GitHub, however it is written. */
    GitHubSecret(ApiClient api, String repository, Optional<String> environment, String name) {
        String[] parts = repository.split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("A repository is owner/name.");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a secret has upper-case letters, digits and underscores,"
                    + " and begins with no digit and not with GITHUB_.");
        }
        this.api = api;
        this.name = name;
        String base = "/repos/{owner}/{repository}";
        this.place = environment
                .map(named -> new String[] {parts[0], parts[1], named})
                .orElse(parts);
        this.secrets = base + (environment.isPresent() ? "/environments/{environment}" : "/actions") + "/secrets";
        this.variables = base + (environment.isPresent() ? "/environments/{environment}" : "/actions") + "/variables";
    }

    String variable() {
        return name + "_MAILKEYS";
    }

    PublicKey publicKey() {
        var endpoint = Endpoint.of("publicKey", Repeat.SAFE, "GET", secrets + "/public-key", GitHubSecret::readKey);
        return api.call(endpoint.at(place));
    }

    /** Looks whether variables may be read, which a variable that is not there would not tell. */
    void listVariables() {
        var endpoint = Endpoint.withoutAnswer("listVariables", Repeat.SAFE, "GET", variables);
        api.call(endpoint.at(place).query("per_page", Optional.of("1")));
    }

    /** When the secret was last written; empty if there is none. */
    Optional<Instant> secretUpdated() {
        var endpoint = Endpoint.of(
                "getSecret",
                Repeat.SAFE,
                "GET",
                secrets + "/{name}",
                in -> fields(in).updated());
        try {
            return Optional.of(api.call(endpoint.at(with(name))).orElse(Instant.MAX));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    Optional<Variable> readVariable() {
        var endpoint = Endpoint.of("getVariable", Repeat.SAFE, "GET", variables + "/{name}", GitHubSecret::fields);
        try {
            return Optional.of(api.call(endpoint.at(with(variable()))));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /** The token as it may leave: sealed, in base64. */
    static String seal(Secret token, PublicKey key) {
        byte[] bytes = token.reveal().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(SealedBox.seal(bytes, Base64.getDecoder().decode(key.key())));
    }

    void putSecret(String sealed, PublicKey key) {
        var endpoint = Endpoint.withoutAnswer("putSecret", Repeat.IDEMPOTENT, "PUT", secrets + "/{name}");
        api.call(endpoint.at(with(name)).body(out -> {
            out.text("encrypted_value", sealed);
            out.text("key_id", key.id());
        }));
    }

    /** Says what the variable is to be; makes it if it is not there, and another has not made it a moment ago. */
    void putVariable(String value, boolean isThere) {
        try {
            write(value, isThere);
        } catch (NotFoundException gone) {
            write(value, false);
        } catch (ConflictException made) {
            write(value, true);
        }
    }

    private void write(String value, boolean isThere) {
        Endpoint<@Nullable Void> endpoint = isThere
                ? Endpoint.withoutAnswer("updateVariable", Repeat.IDEMPOTENT, "PATCH", variables + "/{name}")
                : Endpoint.withoutAnswer("createVariable", Repeat.IDEMPOTENT, "POST", variables);
        var request = isThere ? endpoint.at(with(variable())) : endpoint.at(place);
        api.call(request.body(out -> {
            out.text("name", variable());
            out.text("value", value);
        }));
    }

    private String[] with(String last) {
        String[] more = Arrays.copyOf(place, place.length + 1);
        more[place.length] = last;
        return more;
    }

    private static PublicKey readKey(JsonReader in) {
        var texts = new HashMap<String, String>();
        in.object(field -> {
            if (field.equals("key_id") || field.equals("key")) {
                texts.put(field, in.text());
            }
        });
        if (texts.size() < 2) {
            throw JsonReader.missing("key_id, key");
        }
        return new PublicKey(texts.getOrDefault("key_id", ""), texts.getOrDefault("key", ""));
    }

    private static Variable fields(JsonReader in) {
        var values = new HashMap<String, String>();
        var times = new HashMap<String, Instant>();
        in.object(field -> {
            switch (field) {
                case "value" -> in.optionalText().ifPresent(value -> values.put(field, value));
                case "updated_at" -> in.optionalTime().ifPresent(time -> times.put(field, time));
                default -> {}
            }
        });
        return new Variable(values.getOrDefault("value", ""), Optional.ofNullable(times.get("updated_at")));
    }
}
