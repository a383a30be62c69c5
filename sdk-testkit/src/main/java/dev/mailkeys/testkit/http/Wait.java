package dev.mailkeys.testkit.http;

import java.time.Duration;
import java.time.Instant;

/** How long something new stays unseen: for some looks, or until some simulated time. Guarded by the provider's lock. */
public final class Wait {
    /** How long a wait will be, before it has begun. */
    public record Length(int looks, Duration time) {
        static final Length NONE = new Length(0, Duration.ZERO);

        public Wait from(Instant start) {
            return new Wait(looks, start.plus(time));
        }
    }

    private int looksLeft;
    private final Instant until;

    private Wait(int looks, Instant until) {
        this.looksLeft = looks;
        this.until = until;
    }

    public static Wait none() {
        return new Wait(0, Instant.MIN);
    }

    public boolean isOver(Instant now) {
        return looksLeft <= 0 && !now.isBefore(until);
    }

    /** Like {@link #isOver}, and counts as one look. */
    public boolean isOverAfterLook(Instant now) {
        boolean over = isOver(now);
        looksLeft--;
        return over;
    }
}
