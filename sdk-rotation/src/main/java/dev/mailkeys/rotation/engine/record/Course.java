package dev.mailkeys.rotation.engine.record;

/** Which rows of the state machine a rotation follows. */
public enum Course {
    /** A successor takes the key's place. */
    OVERLAP,
    /** The same key gets a new token by the provider's own call. */
    ROTATE,
    /** The key is deleted and created again under its name. */
    RECREATE,
    /** A reconciliation: what to do is found by looking. */
    RECONCILE,
    /** The sinks get the old key back. */
    ROLLBACK
}
