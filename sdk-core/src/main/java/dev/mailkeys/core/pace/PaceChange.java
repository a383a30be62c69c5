package dev.mailkeys.core.pace;

import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a client does to an account's text: it takes the next place. If that is further off than the client waits, the text is
 * returned unchanged. It is quick, and may be applied again to another text: the last result counts.
 *
 * <p>It throws an {@link IllegalArgumentException} if no client has written the text: then leave it as it is.
 */
@FunctionalInterface
public interface PaceChange extends UnaryOperator<String> {

    /**
     * Makes the new text of the present one, by the clock of this machine.
     *
     * @param text the present text, empty at first
     * @return the new text
     */
    @Override
    String apply(String text);

    /**
     * The same by a clock that is everybody's, such as a database's: then the clocks of the machines don't count. A change that
     * does not depend on the time gives the same result.
     *
     * @param text the present text, empty at first
     * @param now the time, read after this change was handed over
     * @return the new text
     */
    default String apply(String text, Instant now) {
        Objects.requireNonNull(text, "text must not be null");
        Objects.requireNonNull(now, "now must not be null");
        return apply(text);
    }
}
