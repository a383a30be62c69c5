package dev.mailkeys.emailit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Models;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a key: its name. Emailit fixes scope and domain when a key is created, and has nothing else.
 *
 * @param name a name that no other key of the workspace has
 */
public record KeyChanges(@JsonProperty("name") String name) {

    /**
     * A new name.
     *
     * @param name a name that no other key of the workspace has
     */
    public KeyChanges {
        Objects.requireNonNull(name, "name must not be null");
    }

    /**
     * A new name.
     *
     * @param name a name that no other key of the workspace has
     * @return the change
     */
    public static KeyChanges rename(String name) {
        return new KeyChanges(name);
    }

    void check(Constraints rules) {
        KeyRules.name(name, rules);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static KeyChanges of(Map<String, @Nullable Object> fields) {
        return Models.build("emailit.update", fields, Name.class, Name::changes, KeyChanges::check);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        return Models.fields(this);
    }

    /** The body of a request, of which the name may be missing. */
    record Name(@JsonProperty("name") @Nullable String name) {

        KeyChanges changes() {
            if (name == null) {
                throw Models.missing("name");
            }
            return new KeyChanges(name);
        }
    }
}
