package dev.mailkeys.rotation.world;

/** How a rotation continues after a kill. */
public enum Recovery {
    /** From the journal. */
    RESUME,
    /** The journal was lost with the machine. */
    RECONCILE
}
