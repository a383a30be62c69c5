package dev.mailkeys.rotation;

/** What a provider makes of a token that is shown to it. */
public enum Probe {
    /** The provider knows it, and accepts it. */
    ACCEPTED,
    /** The provider refuses it: unknown, disabled, expired, or not known everywhere yet. */
    REFUSED,
    /** There was no answer, or one that proves neither. */
    UNKNOWN
}
