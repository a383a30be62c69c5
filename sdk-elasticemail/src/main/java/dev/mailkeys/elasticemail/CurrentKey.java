package dev.mailkeys.elasticemail;

import dev.mailkeys.core.provider.Models;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as Elastic Email has just described it, kept field by field as it came, to be written back with some of it
 * changed. What was read as a model could come back changed: a date without an offset would get one.
 */
final class CurrentKey {

    /** What a payload must hold. Without them, a key would lose its name or all its rights. */
    private static final List<String> REQUIRED = List.of("Name", "AccessLevel");

    /**
     * Fields that Elastic Email shows but accepts in no payload, and those for which the client's own sub-account
     * counts.
     */
    private static final Set<String> TOLD = Set.of("Subaccount", "DateCreated", "LastUse", "Token");

    private final Map<String, @Nullable Object> fields;

    private CurrentKey(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    static CurrentKey of(Map<String, @Nullable Object> answer) {
        List<String> missing =
                REQUIRED.stream().filter(field -> answer.get(field) == null).toList();
        if (!missing.isEmpty()) {
            throw Models.missing(String.join(", ", missing));
        }
        return new CurrentKey(answer);
    }

    /** The whole key: the changes, and the rest as it came, without what is absent or useless in a payload. */
    Map<String, @Nullable Object> with(KeyChanges changes, Optional<String> subaccount) {
        var whole = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, value) -> {
            if (value != null && !TOLD.contains(name)) {
                whole.put(name, value);
            }
        });
        whole.putAll(changes.json());
        subaccount.ifPresent(email -> whole.put("Subaccount", email));
        return whole;
    }
}
