package dev.mailkeys.rotation;

/** How a rotation ended, or where it waits. */
public enum Outcome {
    /** Every sink holds a token that works, and nothing of the rotation is left over. */
    DONE,
    /** The sinks hold the old key again, and nothing of the rotation is left over. */
    ROLLED_BACK,
    /** The key is younger than {@link RotationOptions#rotateEvery}, so nothing was changed. */
    NOT_DUE,
    /** It was refused, and nothing was changed. */
    REFUSED,
    /** Every sink holds the new token; the old key waits to be retired by a later run. */
    PENDING,
    /** It is not finished, and nothing is lost: the token in every sink works, or is as it was. Resume it. */
    INCOMPLETE,
    /** It is not finished, and whether the token in a sink works can't be told now: resume it. */
    SINK_UNKNOWN,
    /** It is not finished, and the token in a sink does not work now: resume it at once. */
    SINK_BROKEN,
    /** It was set aside as asked; what it left is still there. */
    ABANDONED,
    /** Another rotator is at work on this target. */
    LOCKED
}
