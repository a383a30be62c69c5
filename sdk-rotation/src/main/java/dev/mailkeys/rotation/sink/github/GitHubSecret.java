package dev.mailkeys.rotation.sink.github;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calls for one secret and the variable beside it. */
final class GitHubSecret {

    /**
     * The public key that a secret is sealed for. Each kind of secret has its own.
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
     * The secret or the variable as it is.
     *
     * @param name its name, which GitHub always says
     * @param content the variable's value; a secret shows none
     * @param updated when it was last written, if GitHub says so
     * @param visibility of an organization's, who sees it
     */
    record Stored(
            @JsonProperty("name") Optional<String> name,
            @JsonProperty("value") Optional<String> content,
            @JsonProperty("updated_at") Optional<Instant> updated,
            @JsonProperty("visibility") Optional<String> visibility) {

        /** An answer without a name is no secret or variable. */
        Stored known() {
            if (name.isEmpty()) {
                throw Models.missing("name");
            }
            return this;
        }

        String value() {
            return content.orElse("");
        }
    }

    /** A page of repositories. */
    record Repositories(@JsonProperty("repositories") List<GitHubDirectory.Repository> page) {

        Repositories {
            if (page == null) {
                throw Models.missing("repositories");
            }
        }
    }

    private static final int WAYS = 4;
    private static final int PAGE = 100;

    private static final Pattern NAME = Pattern.compile("(?!GITHUB_)[A-Z_][A-Z0-9_]*");

    private final ApiClient api;
    private final GitHubSecretPlace place;
    private final GitHubPaths paths;
    private final String name;

    /** A name is upper case at GitHub, however it is written. */
    GitHubSecret(ApiClient api, GitHubSecretPlace place, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a secret has upper-case letters, digits and underscores,"
                    + " and begins with no digit and not with GITHUB_.");
        }
        this.api = api;
        this.place = place;
        this.paths = new GitHubPaths(place);
        this.name = name;
    }

    PublicKey publicKey() {
        var endpoint = Endpoint.of("publicKey", Repeat.SAFE, "GET", paths.secrets() + "/public-key", PublicKey.class);
        return api.call(endpoint.at(at()));
    }

    /** Checks that variables may be read. A 404 for a missing variable would not tell. */
    void listVariables() {
        var endpoint = Endpoint.withoutAnswer("listVariables", Repeat.SAFE, "GET", paths.variables());
        api.call(endpoint.at(at()).query("per_page", Optional.of("1")));
    }

    /** What is known of the secret; empty if there is none. */
    Optional<Stored> read() {
        return found("getSecret", paths.secrets(), name);
    }

    Optional<Stored> readVariable() {
        return found("getVariable", paths.variables(), paths.variable(name));
    }

    private Optional<Stored> found(String verb, String path, String last) {
        var endpoint = Endpoint.of(verb, Repeat.SAFE, "GET", path + "/{name}", Stored.class, Stored::known);
        try {
            return Optional.of(api.call(endpoint.at(at(last))));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /** The numbers of the repositories that are selected to see the secret of an organization. */
    List<Long> repositories() {
        var endpoint = Endpoint.of(
                "listRepositories", Repeat.SAFE, "GET", paths.secrets() + "/{name}/repositories", Repositories.class);
        var ids = new LinkedHashSet<Long>();
        for (int page = 1; ids.size() == (page - 1) * PAGE; page++) {
            var request = endpoint.at(at(name))
                    .query("per_page", Optional.of(String.valueOf(PAGE)))
                    .query("page", Optional.of(String.valueOf(page)));
            api.call(request).page().forEach(repository -> ids.add(repository.id()));
        }
        return List.copyOf(ids);
    }

    /** The token as it may leave: sealed, in base64. */
    static String seal(Secret token, PublicKey key) {
        byte[] bytes = token.reveal().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(SealedBox.seal(bytes, Base64.getDecoder().decode(key.key())));
    }

    void put(String sealed, PublicKey key, Optional<GitHubAudience> audience) {
        var endpoint = Endpoint.acknowledged("putSecret", Repeat.IDEMPOTENT, "PUT", paths.secrets() + "/{name}");
        api.call(endpoint.at(at(name)).body(body(Map.of("encrypted_value", sealed, "key_id", key.id()), audience)));
    }

    /**
     * Writes the variable, or creates it if it is missing. Either may be refused if somebody else has just created or
     * deleted it, or if GitHub does not show our own change yet.
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
        String variable = paths.variable(name);
        Endpoint<@Nullable Void> endpoint = isThere
                ? Endpoint.acknowledged("updateVariable", Repeat.IDEMPOTENT, "PATCH", paths.variables() + "/{name}")
                : Endpoint.acknowledged("createVariable", Repeat.IDEMPOTENT, "POST", paths.variables());
        var request = isThere ? endpoint.at(at(variable)) : endpoint.at(at());
        var audience = Optional.of(GitHubAudience.NOBODY).filter(nobody -> place.isOrganization() && !isThere);
        api.call(request.body(body(Map.of("name", variable, "value", value), audience)));
    }

    private static Map<String, Object> body(Map<String, Object> fields, Optional<GitHubAudience> audience) {
        var all = new LinkedHashMap<>(fields);
        audience.ifPresent(seen -> all.put("visibility", seen.visibility()));
        audience.filter(seen -> seen.visibility().equals(GitHubVisibility.SELECTED))
                .ifPresent(seen -> all.put("selected_repository_ids", seen.repositories()));
        return all;
    }

    private String[] at(String... last) {
        var all = new ArrayList<>(place.parts());
        all.addAll(List.of(last));
        return all.toArray(String[]::new);
    }
}
