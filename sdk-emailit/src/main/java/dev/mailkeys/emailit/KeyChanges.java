package dev.mailkeys.emailit;

import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.JsonWriter;

/**
 * What to change of a key: its name. Emailit fixes scope and domain when a key is created, and has nothing else.
 *
 * @param name a name that no other key of the workspace has
 */
public record KeyChanges(String name) {

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

    void write(JsonWriter out) {
        out.text("name", name);
    }
}
