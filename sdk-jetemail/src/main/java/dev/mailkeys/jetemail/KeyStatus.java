package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.provider.Models;
import java.util.Objects;

/**
 * What state a key is in. JetEmail may add values: an unknown one is kept as it came.
 *
 * @param value the word that JetEmail uses
 */
public record KeyStatus(@JsonValue String value) {

    /**
     * Creates one. No argument may be null.
     *
     * @param value the word that JetEmail uses
     */
    public KeyStatus {
        Objects.requireNonNull(value, "value must not be null");
    }

    /** The key may send. */
    public static final KeyStatus ACTIVE = new KeyStatus("active");

    /** The key was disabled and may be enabled again. */
    public static final KeyStatus DISABLED = new KeyStatus("disabled");

    /** JetEmail has suspended the key. */
    public static final KeyStatus SUSPENDED = new KeyStatus("suspended");

    /** The key has used up its quota. */
    public static final KeyStatus QUOTA_LOCKED = new KeyStatus("quota-locked");

    /** The key was locked by its quota and is no longer. */
    public static final KeyStatus QUOTA_UNLOCKED = new KeyStatus("quota-unlocked");

    /** Reads a word, or 0 and 1 as updates write them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static KeyStatus read(Object value) {
        String word = Models.word(value);
        return switch (word) {
            case "0" -> DISABLED;
            case "1" -> ACTIVE;
            default -> new KeyStatus(word);
        };
    }

    /** The word that JetEmail uses. */
    @Override
    public String toString() {
        return value;
    }
}
