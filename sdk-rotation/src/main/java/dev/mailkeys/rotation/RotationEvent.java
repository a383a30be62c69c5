package dev.mailkeys.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What a rotation tells of its progress. Holds no secret. */
public sealed interface RotationEvent {

    /**
     * The target's name.
     *
     * @return the name
     */
    String target();

    /**
     * The id of the rotation that this is about, the same in all its events, however many runs it needs.
     *
     * @return the id, as in {@link RotationReport#rotation}; empty while none has begun
     */
    Optional<String> rotation();

    /**
     * When it happened, by the clock of the rotation.
     *
     * @return the time
     */
    Instant at();

    /**
     * A step is in the journal, on stable storage.
     *
     * @param target the target's name
     * @param rotation the rotation's id
     * @param at when it was written, as the journal says
     * @param step what the journal says: {@code CREATE_INTENT}, {@code CREATED} …
     * @param attempt which attempt it belongs to; 0 where to none
     * @param detail what it is about, for people; may be empty
     */
    record Recorded(String target, Optional<String> rotation, Instant at, String step, int attempt, String detail)
            implements RotationEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param target the target's name
         * @param rotation the rotation's id
         * @param at when it was written, as the journal says
         * @param step what the journal says: {@code CREATE_INTENT}, {@code CREATED} …
         * @param attempt which attempt it belongs to
         * @param detail what it is about, for people
         */
        public Recorded {
            Objects.requireNonNull(target, "target must not be null");
            Objects.requireNonNull(rotation, "rotation must not be null");
            Objects.requireNonNull(at, "at must not be null");
            Objects.requireNonNull(step, "step must not be null");
            Objects.requireNonNull(detail, "detail must not be null");
        }
    }

    /**
     * The rotation waits.
     *
     * @param target the target's name
     * @param rotation the rotation's id
     * @param at when the wait begins
     * @param duration how long
     * @param reason what for
     */
    record Waiting(String target, Optional<String> rotation, Instant at, Duration duration, String reason)
            implements RotationEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param target the target's name
         * @param rotation the rotation's id
         * @param at when the wait begins
         * @param duration how long
         * @param reason what for
         */
        public Waiting {
            Objects.requireNonNull(target, "target must not be null");
            Objects.requireNonNull(rotation, "rotation must not be null");
            Objects.requireNonNull(at, "at must not be null");
            Objects.requireNonNull(duration, "duration must not be null");
            Objects.requireNonNull(reason, "reason must not be null");
        }
    }

    /**
     * Something that someone should look at, though the rotation goes on.
     *
     * @param target the target's name
     * @param rotation the rotation's id
     * @param at when it was seen
     * @param message what it is and what to do
     */
    record Warned(String target, Optional<String> rotation, Instant at, String message) implements RotationEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param target the target's name
         * @param rotation the rotation's id
         * @param at when it was seen
         * @param message what it is and what to do
         */
        public Warned {
            Objects.requireNonNull(target, "target must not be null");
            Objects.requireNonNull(rotation, "rotation must not be null");
            Objects.requireNonNull(at, "at must not be null");
            Objects.requireNonNull(message, "message must not be null");
        }
    }

    /**
     * A run has ended: told once, as the last event, by every verb except {@link Rotation#plan}, {@link Rotation#verify} and
     * {@link Rotation#status}, whatever came of it. The lease is given back already.
     *
     * @param target the target's name
     * @param rotation the rotation's id
     * @param at when it ended
     * @param report what the verb returns, without the listener's own failures
     */
    record Ended(String target, Optional<String> rotation, Instant at, RotationReport report) implements RotationEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param target the target's name
         * @param rotation the rotation's id
         * @param at when it ended
         * @param report what the verb returns, without the listener's own failures
         */
        public Ended {
            Objects.requireNonNull(target, "target must not be null");
            Objects.requireNonNull(rotation, "rotation must not be null");
            Objects.requireNonNull(at, "at must not be null");
            Objects.requireNonNull(report, "report must not be null");
        }
    }
}
