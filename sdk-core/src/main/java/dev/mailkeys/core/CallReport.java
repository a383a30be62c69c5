package dev.mailkeys.core;

import java.util.Objects;

/**
 * What is known of a call that failed, whatever the failure was.
 *
 * @param operation the provider and the verb, such as {@code jetemail.rotate}
 * @param attempts how many times the request was put on the wire or was tried to be; 0 if it was refused before that
 * @param mayHaveTakenEffect whether the provider may have carried out the call; {@code false} is certain, {@code true}
 *     means that it must be looked up
 */
public record CallReport(String operation, int attempts, boolean mayHaveTakenEffect) {

    /**
     * Creates one. No argument may be null.
     *
     * @param operation the provider and the verb, such as {@code jetemail.rotate}
     * @param attempts how many times the request was put on the wire or was tried to be
     * @param mayHaveTakenEffect whether the provider may have carried out the call
     */
    public CallReport {
        Objects.requireNonNull(operation, "operation must not be null");
    }
}
