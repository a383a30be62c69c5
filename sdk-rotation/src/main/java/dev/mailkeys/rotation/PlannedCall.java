package dev.mailkeys.rotation;

import java.util.Objects;

/**
 * One thing that a rotation will do.
 *
 * @param what the call or the wait, for people: {@code emailit.create newsletter--…-a1}
 * @param changes whether it changes something
 * @param requests how many requests to the provider it takes, where every answer is seen; of the list that a run begins with
 *     none is counted, for several rotations share it
 */
public record PlannedCall(String what, boolean changes, int requests) {

    /**
     * Creates one. No argument may be null.
     *
     * @param what the call or the wait, for people: {@code emailit.create newsletter--…-a1}
     * @param changes whether it changes something
     * @param requests how many requests to the provider it takes, where every answer is seen
     */
    public PlannedCall {
        Objects.requireNonNull(what, "what must not be null");
    }
}
