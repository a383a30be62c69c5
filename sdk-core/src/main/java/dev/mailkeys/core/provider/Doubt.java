package dev.mailkeys.core.provider;

/** Why somebody who changed something at a provider does not have what they wanted, and asks what to do. */
public enum Doubt {
    /** There was no usable answer: nobody knows whether the call took effect. */
    NO_ANSWER,
    /** The call took effect, and the token in its answer could be kept nowhere. */
    TOKEN_LOST
}
