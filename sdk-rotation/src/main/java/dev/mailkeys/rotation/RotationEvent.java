package dev.mailkeys.rotation;

import java.time.Duration;

/** What a rotation tells of its progress. Holds no secret. */
public sealed interface RotationEvent {

    /**
     * The target's name.
     *
     * @return the name
     */
    String target();

    /**
     * A step is in the journal, on stable storage.
     *
     * @param target the target's name
     * @param step what the journal says: {@code CREATE_INTENT}, {@code CREATED} …
     * @param attempt which attempt it belongs to; 0 where to none
     * @param detail what it is about, for people; may be empty
     */
    record Recorded(String target, String step, int attempt, String detail) implements RotationEvent {}

    /**
     * The rotation waits.
     *
     * @param target the target's name
     * @param duration how long
     * @param reason what for
     */
    record Waiting(String target, Duration duration, String reason) implements RotationEvent {}

    /**
     * Something that someone should look at, though the rotation goes on.
     *
     * @param target the target's name
     * @param message what it is and what to do
     */
    record Warned(String target, String message) implements RotationEvent {}
}
