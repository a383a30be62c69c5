package dev.mailkeys.core.turn;

import dev.mailkeys.core.RateLimit;
import java.util.Optional;

/**
 * When a call may go out.
 *
 * @param nanos how long until then, in nanoseconds
 * @param limit what holds it back; empty if nothing does
 */
public record NextTurn(long nanos, Optional<RateLimit> limit) {

    /** Now. */
    public static final NextTurn NOW = new NextTurn(0, Optional.empty());

    /**
     * The later of two.
     *
     * @param other the other
     * @return this one, unless the other is later
     */
    public NextTurn or(NextTurn other) {
        return other.nanos > nanos ? other : this;
    }
}
