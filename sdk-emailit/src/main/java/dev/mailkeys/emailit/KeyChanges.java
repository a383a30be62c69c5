package dev.mailkeys.emailit;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.JsonWriter;
import org.immutables.value.Value;

/** What to change of a key: its name. Emailit fixes scope and domain when a key is created, and has nothing else. */
@Value.Immutable
@Model
public abstract class KeyChanges {

    KeyChanges() {}

    /**
     * The new name.
     *
     * @return a name that no other key of the workspace has
     */
    public abstract String name();

    /**
     * A new name.
     *
     * @param name a name that no other key of the workspace has
     * @return the change
     */
    public static KeyChanges rename(String name) {
        return builder().name(name).build();
    }

    /**
     * Starts changes.
     *
     * @return a builder that needs a name
     */
    public static Builder builder() {
        return new Builder();
    }

    void check(Constraints rules) {
        KeyRules.name(name(), rules);
    }

    void write(JsonWriter out) {
        out.text("name", name());
    }

    /** Builds {@link KeyChanges}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyChanges.Builder {
        Builder() {}
    }
}
