package dev.mailkeys.rotation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place where a token is delivered: a file, a command, a secret of a CI system. Those of this project are in
 * {@code dev.mailkeys.rotation.sink}. Safe for use by one rotation at a time.
 */
public interface Sink {

    /**
     * What tells this sink from every other, in messages and in the journal; holds no secret.
     *
     * @return the name, such as {@code file:/etc/app/.env#EMAILIT_TOKEN}; the same at every call
     */
    String name();

    /**
     * What the sink can do.
     *
     * @return the capabilities; the same at every call
     */
    Set<SinkCapability> capabilities();

    /**
     * How long a put may still take effect after its caller gave up.
     *
     * @return zero where a put that failed can't come late
     */
    Duration settleTime();

    /**
     * Checks that a put could succeed, and does what a put does as far as that leaves everything as it was. Called by a plan,
     * and once in a run before the first key is made or renewed.
     *
     * @throws SinkException if it could not; the message says what to do
     */
    void check();

    /**
     * Looks at what the sink holds. One that can't be read at all answers {@link SinkState#unknown()}.
     *
     * @return what it holds
     * @throws SinkException if it should be readable and is not
     */
    SinkState read();

    /**
     * Looks at the other places of the same file or store that may hold a token, so that a delivery to the wrong one
     * of them is noticed.
     *
     * @return what they hold, by the {@linkplain #name() names} that sinks for them would have; none where nobody can look
     * @throws SinkException if it should be readable and is not
     */
    default Map<String, SinkState> neighbours() {
        return Map.of();
    }

    /**
     * Puts a token in place of the one that is there.
     *
     * @param delivery the token, and whose it is
     * @param expected the version that must be there now, where the sink compares; empty to put whatever is there
     * @return the version that is there now; empty where the sink has no versions
     * @throws SinkException if it was not put, or may not have been
     */
    Optional<String> put(Delivery delivery, Optional<String> expected);

    /**
     * Tells the programs that read this sink of the token that is there now, if the sink can: one for a deployment
     * restarts it. Called once every sink holds the token, before an old key may be retired, and again by a later run if it
     * failed. A second call for the same token changes nothing.
     *
     * @throws SinkException if they could not be told; the token stays where it is
     */
    default void announce() {}

    /**
     * Removes what puts of killed processes have left beside the token, and which may hold tokens itself. What the sink
     * holds stays as it is.
     *
     * @throws SinkException if something is left
     */
    default void sweep() {}
}
