package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.provider.Models;

/**
 * What state a key is in. JetEmail may add values: an unknown one is kept as it came.
 *
 * @param value the word that JetEmail uses
 */
public record Status(@JsonValue String value) {

    /** The key may send. */
    public static final Status ACTIVE = new Status("active");

    /** The key was disabled and may be enabled again. */
    public static final Status DISABLED = new Status("disabled");

    /** JetEmail has suspended the key. */
    public static final Status SUSPENDED = new Status("suspended");

    /** The key has used up its quota. */
    public static final Status QUOTA_LOCKED = new Status("quota-locked");

    /** The key was locked by its quota and is no longer. */
    public static final Status QUOTA_UNLOCKED = new Status("quota-unlocked");

    /** Reads a word, or 0 and 1 as updates write them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Status read(Object value) {
        String word = Models.word(value);
        return switch (word) {
            case "0" -> DISABLED;
            case "1" -> ACTIVE;
            default -> new Status(word);
        };
    }

    /** The word that JetEmail uses. */
    @Override
    public String toString() {
        return value;
    }
}
