package dev.mailkeys.rotation.sink;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Models;
import dev.mailkeys.core.provider.Repeat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
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
    record PublicKey(
            @JsonProperty("key_id") String id,
            @JsonProperty("key") String key) {

        PublicKey {
            if (id == null || key == null) {
                throw Models.missing("key_id, key");
            }
        }
    }

    /**
     * The variable as it is.
     *
     * @param content its value
     * @param updated when it was last written, if GitHub says so
     */
    record Variable(
            @JsonProperty("value") Optional<String> content,
            @JsonProperty("updated_at") Optional<Instant> updated) {

        String value() {
            return content.orElse("");
        }
    }

    private static final int WAYS = 4;

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
        var endpoint = Endpoint.of("publicKey", Repeat.SAFE, "GET", secrets + "/public-key", PublicKey.class);
        return api.call(endpoint.at(place));
    }

    /** Looks whether variables may be read, which a variable that is not there would not tell. */
    void listVariables() {
        var endpoint = Endpoint.withoutAnswer("listVariables", Repeat.SAFE, "GET", variables);
        api.call(endpoint.at(place).query("per_page", Optional.of("1")));
    }

    /** When the secret was last written; empty if there is none. */
    Optional<Instant> secretUpdated() {
        var endpoint =
                Endpoint.of("getSecret", Repeat.SAFE, "GET", secrets + "/{name}", Variable.class, Variable::updated);
        try {
            return Optional.of(api.call(endpoint.at(with(name))).orElse(Instant.MAX));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    Optional<Variable> readVariable() {
        var endpoint = Endpoint.of("getVariable", Repeat.SAFE, "GET", variables + "/{name}", Variable.class);
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
        api.call(endpoint.at(with(name)).body(Map.of("encrypted_value", sealed, "key_id", key.id())));
    }

    /**
     * Says what the variable is to be; makes it if it is not there. Either way may be refused because another has made or
     * deleted it a moment ago, or because GitHub does not show yet that we have.
     */
    void putVariable(String value, boolean isThere) {
        boolean exists = isThere;
        for (int tried = 1; ; tried++) {
            try {
                write(value, exists);
                return;
            } catch (NotFoundException | ConflictException otherwise) {
                if (tried == WAYS) {
                    throw otherwise;
                }
                exists = !exists;
            }
        }
    }

    private void write(String value, boolean isThere) {
        Endpoint<@Nullable Void> endpoint = isThere
                ? Endpoint.withoutAnswer("updateVariable", Repeat.IDEMPOTENT, "PATCH", variables + "/{name}")
                : Endpoint.withoutAnswer("createVariable", Repeat.IDEMPOTENT, "POST", variables);
        var request = isThere ? endpoint.at(with(variable())) : endpoint.at(place);
        api.call(request.body(Map.of("name", variable(), "value", value)));
    }

    private String[] with(String last) {
        String[] more = Arrays.copyOf(place, place.length + 1);
        more[place.length] = last;
        return more;
    }
}
