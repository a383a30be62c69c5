package dev.mailkeys.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Unexpected JSON, in words that quote only the names of its fields. */
public final class UnreadableJson extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * JSON that can't be used.
     *
     * @param reason what is wrong, to be put into a sentence
     */
    public UnreadableJson(String reason) {
        super(reason, null, false, false);
    }

    /** An unexpected value, by the name of its field. */
    static UnreadableJson at(JsonParser json, String expected) {
        String field = field(json.getParsingContext());
        return new UnreadableJson(
                field == null ? "it is not " + expected : "the field " + field + " is not " + expected);
    }

    /**
     * What is wrong, as a part of a sentence.
     *
     * @return the reason
     */
    public String reason() {
        return String.valueOf(getMessage());
    }

    private static @Nullable String field(@Nullable JsonStreamContext context) {
        for (JsonStreamContext at = context; at != null; at = at.getParent()) {
            if (at.getCurrentName() != null) {
                return at.getCurrentName();
            }
        }
        return null;
    }
}
