package dev.mailkeys.rotation;

/** What a sink can do. One without {@link #READABLE} is write-only. */
public enum SinkCapability {
    /** The token can be read back. */
    READABLE,
    /** What stands beside the token says which key it is of, and from which rotation. */
    METADATA,
    /** A put can be bound to the version that was there before; another's change in between is refused. */
    COMPARE_AND_SWAP,
    /** A second put of the same delivery changes nothing: if the outcome of the first is unknown, it is put again without a look. */
    IDEMPOTENT_PUT
}
