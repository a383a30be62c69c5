package dev.mailkeys.sink.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Models;
import java.util.Optional;

/**
 * A variable.
 *
 * @param key its name, which is always there
 * @param value its value; none if it is hidden
 * @param masked whether logs hide it; servers before 11.10 do not say
 * @param hidden whether its value can't be read; servers before 17.4 do not say
 * @param raw whether a {@code $} in it is not expanded; servers before 15.7 do not say
 * @param scope the environments that see it
 */
record Variable(
        @JsonProperty("key") Optional<String> key,
        @JsonProperty("value") Optional<String> value,
        @JsonProperty("masked") Optional<Boolean> masked,
        @JsonProperty("hidden") Optional<Boolean> hidden,
        @JsonProperty("raw") Optional<Boolean> raw,
        @JsonProperty("environment_scope") Optional<String> scope) {

    /** The same. An answer without a name is not a variable, and proves nothing. */
    Variable known() {
        if (key.isEmpty()) {
            throw Models.missing("key");
        }
        return this;
    }

    GitLabVisibility visibility() {
        if (hidden.orElse(false)) {
            return GitLabVisibility.HIDDEN;
        }
        return masked.orElse(false) ? GitLabVisibility.MASKED : GitLabVisibility.VISIBLE;
    }

    /** Its content; empty if it is hidden or holds nothing. */
    Optional<Secret> token() {
        return value.filter(text -> !hidden.orElse(false) && !text.isEmpty()).map(Secret::of);
    }

    boolean holds(Secret token) {
        return token().equals(Optional.of(token));
    }

    @Override
    public String toString() {
        return "a variable for " + scope.orElse("*");
    }
}
