package dev.mailkeys.rotation;

/**
 * One thing that a rotation will do.
 *
 * @param what the call or the wait, for people: {@code emailit.create newsletter--…-a1}
 * @param changes whether it changes something
 */
public record PlannedCall(String what, boolean changes) {}
