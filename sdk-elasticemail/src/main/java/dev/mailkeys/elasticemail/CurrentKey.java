package dev.mailkeys.elasticemail;

import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.JsonReader;
import dev.mailkeys.core.provider.JsonWriter;
import java.util.List;
import java.util.Set;

/**
 * A key as Elastic Email has just described it, kept field by field as it came, to be written back with some of it
 * changed. What was read as a model could come back changed: a date without an offset would get one.
 */
final class CurrentKey {

    /** What a payload must hold. Written back without them, a key would lose its name or all it may do. */
    private static final List<String> REQUIRED = List.of("Name", "AccessLevel");

    /** What is written by name, and what Elastic Email tells of a key but takes in no payload. */
    private static final Set<String> KNOWN = Set.of(
            "Name",
            "AccessLevel",
            "Expires",
            "RestrictAccessToIPRange",
            "Subaccount",
            "DateCreated",
            "LastUse",
            "Token");

    private final UnknownFields fields;

    private CurrentKey(UnknownFields fields) {
        this.fields = fields;
    }

    static CurrentKey read(JsonReader in) {
        UnknownFields fields = in.object(field -> in.keep());
        List<String> missing =
                REQUIRED.stream().filter(field -> fields.value(field).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw JsonReader.missing(String.join(", ", missing));
        }
        return new CurrentKey(fields);
    }

    /** Writes a field as it came. One that was absent or {@code null} is left out: there is nothing to keep. */
    void write(String field, JsonWriter out) {
        fields.value(field).ifPresent(value -> out.asItCame(field, value));
    }

    /** Writes the fields that this version has no name for, because a replacement without them may clear them. */
    void writeUnknown(JsonWriter out) {
        fields.names().stream().filter(field -> !KNOWN.contains(field)).forEach(field -> write(field, out));
    }
}
