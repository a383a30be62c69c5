package dev.mailkeys.emailit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.provider.Models;
import java.util.Objects;

/**
 * What a key may do, fixed when it is created. Emailit may add values: an unknown one is kept as it came.
 *
 * @param value the word that Emailit uses
 */
public record Scope(@JsonValue String value) {

    /**
     * Creates one. No argument may be null.
     *
     * @param value the word that Emailit uses
     */
    public Scope {
        Objects.requireNonNull(value, "value must not be null");
    }

    /** Everything, managing keys included. */
    public static final Scope FULL = new Scope("full");

    /** Sending mail and handling what was sent; every other call is refused. */
    public static final Scope SENDING = new Scope("sending");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Scope read(Object value) {
        return new Scope(Models.word(value));
    }

    /** Whether it is the widest, in any case of letters: a doubtful scope may be the widest. */
    boolean isFull() {
        return FULL.value().equalsIgnoreCase(String.valueOf(value).strip());
    }

    /** The word that Emailit uses. */
    @Override
    public String toString() {
        return value;
    }
}
