package dev.mailkeys.testkit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The API of a provider of your own: its routes and its state. {@link ProviderSimulator#of} puts it on a real socket, with faults,
 * a record of calls and a clock. Write it from the provider's documents, as raw JSON, and share nothing with the client that is
 * tested against it. What is refused for a reason belongs here too; faults are the simulator's.
 *
 * <p>Every method is called under one lock: it need not be safe for use by several threads, and must not wait.
 */
public interface SimulatedApi {

    /** What {@link #operationOf} says of a route that the provider does not have. */
    String UNKNOWN = "unknown";

    /**
     * The names of the operations, by which faults are armed and calls are recorded.
     *
     * @return such as {@code create}, {@code list}, {@code send}; without {@link #UNKNOWN}
     */
    Set<String> operations();

    /**
     * What a call is about.
     *
     * @param call the call
     * @return one of {@link #operations}, or {@link #UNKNOWN}
     */
    String operationOf(SimulatedCall call);

    /**
     * Acts on a call.
     *
     * @param call the call
     * @return the answer, be it a refusal
     */
    SimulatedAnswer answer(SimulatedCall call);

    /**
     * An error in the provider's own shape, for faults.
     *
     * @param status the HTTP status
     * @param message what it says
     * @return a JSON object as text
     */
    String error(int status, String message);

    /**
     * The credential that manages the keys.
     *
     * @return the token, in clear
     */
    String managementToken();

    /**
     * Every key of the account, oldest first.
     *
     * @return the keys
     */
    List<SimulatedKey> keys();

    /**
     * A key as the provider's list shows it.
     *
     * @param key one of {@link #keys}
     * @return a JSON object as text
     */
    String json(SimulatedKey key);

    /**
     * Whether a key may be used now: neither disabled nor expired.
     *
     * @param key one of {@link #keys}
     * @return whether it may
     */
    default boolean isEnabled(SimulatedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        return true;
    }

    /**
     * Puts a key into the account, as create would without its checks.
     *
     * @param name its name
     * @param settings a JSON object with fields as create takes them
     * @return the key
     */
    SimulatedKey seed(String name, String settings);

    /**
     * Has the next token that is made be this one.
     *
     * @param token the token
     */
    void issueNext(String token);

    /**
     * The key of a token.
     *
     * @param token the token
     * @return the key; empty where no key of the account has it
     */
    default Optional<SimulatedKey> keyOf(String token) {
        Objects.requireNonNull(token, "token must not be null");
        return keys().stream().filter(key -> key.token().equals(token)).findFirst();
    }
}
