package dev.mailkeys.sink.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Repeat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls for one variable. */
final class GitLabCalls {

    private static final String FILTER = "filter[environment_scope]";

    private final ApiClient api;
    private final GitLabPlace place;
    private final String variables;

    GitLabCalls(ApiClient api, GitLabPlace place) {
        this.api = api;
        this.place = place;
        this.variables = "/" + place.owner().collection() + "/{path}/variables";
    }

    GitLabPlace place() {
        return place;
    }

    /** The current variable; empty if there is none. */
    Optional<Variable> read() {
        var endpoint =
                Endpoint.of("getVariable", Repeat.SAFE, "GET", variables + "/{key}", Variable.class, Variable::known);
        try {
            return Optional.of(
                    api.call(endpoint.at(place.path(), place.variable()).query(FILTER, Optional.of(place.scope()))));
        } catch (NotFoundException nothing) {
            if (!GitLab.isAboutVariable(nothing)) {
                throw nothing;
            }
            return Optional.empty();
        }
    }

    /** Changes the value and the given settings; the rest of the variable stays. Sent once. */
    void update(Object value, Map<String, Object> more) {
        var endpoint = Endpoint.of(
                "updateVariable", Repeat.NEVER, "PUT", variables + "/{key}", Variable.class, Variable::known);
        api.call(endpoint.at(place.path(), place.variable())
                .query(FILTER, Optional.of(place.scope()))
                .body(with(more, Map.of("value", value))));
    }

    /** Creates the variable as raw, so that a {@code $} in it is not expanded. Sent once. */
    void create(Object value, Map<String, Object> more) {
        var endpoint = Endpoint.of("createVariable", Repeat.NEVER, "POST", variables, Variable.class, Variable::known);
        Map<String, Object> needed =
                Map.of("key", place.variable(), "value", value, "environment_scope", place.scope(), "raw", true);
        api.call(endpoint.at(place.path()).body(with(more, needed)));
    }

    /** The credential's scopes; empty if this GitLab does not say, or not for this kind of token. */
    List<String> scopes() {
        var endpoint =
                Endpoint.of("getToken", Repeat.SAFE, "GET", "/personal_access_tokens/self", About.class, About::known);
        try {
            return api.call(endpoint.at());
        } catch (ApiException unknown) {
            return List.of();
        }
    }

    /** GitLab's description of a token. */
    record About(@JsonProperty("scopes") Optional<List<String>> scopes) {

        List<String> known() {
            return scopes.orElse(List.of());
        }
    }

    private static Map<String, Object> with(Map<String, Object> more, Map<String, Object> needed) {
        var all = new HashMap<>(more);
        all.putAll(needed);
        return all;
    }
}
