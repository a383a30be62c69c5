package dev.mailkeys.testkit.contract;

import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a provider's client as the contract sees it: the call, the request that must come of it, and an
 * answer that it understands. Immutable; each method gives a changed copy.
 *
 * @param name the operation as exceptions name it, such as {@code jetemail.create}
 * @param repeat whether its request may be sent again
 * @param call makes the call
 * @param method the HTTP method that must be sent
 * @param target the path and query that must be sent, below the base address
 * @param requestBody the JSON that must be sent; empty for none
 * @param preludes answers to requests that the operation makes first, such as the read of a read-merge-write
 * @param status the status of a success
 * @param answer the JSON of a success; empty for an operation whose answer is not read
 * @param <K> the provider's client
 */
@SuppressWarnings("exports") // Who extends the contract has the SDK, JUnit and AssertJ anyway.
public record ContractOperation<K>(
        String name,
        Repeat repeat,
        Function<K, @Nullable Object> call,
        String method,
        String target,
        Optional<String> requestBody,
        List<String> preludes,
        int status,
        Optional<String> answer) {

    /**
     * Creates one. No argument may be null.
     *
     * @param name the operation as exceptions name it, such as {@code jetemail.create}
     * @param repeat whether its request may be sent again
     * @param call makes the call
     * @param method the HTTP method that must be sent
     * @param target the path and query that must be sent, below the base address
     * @param requestBody the JSON that must be sent
     * @param preludes answers to requests that the operation makes first, such as the read of a read-merge-write
     * @param status the status of a success
     * @param answer the JSON of a success
     */
    public ContractOperation {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(repeat, "repeat must not be null");
        Objects.requireNonNull(call, "call must not be null");
        Objects.requireNonNull(method, "method must not be null");
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(requestBody, "requestBody must not be null");
        Objects.requireNonNull(preludes, "preludes must not be null");
        Objects.requireNonNull(answer, "answer must not be null");
    }

    /**
     * Starts an operation that returns something.
     *
     * @param name the operation as exceptions name it
     * @param repeat whether its request may be sent again
     * @param call makes the call
     * @param <K> the provider's client
     * @return the operation, to be completed with {@link #sends} and {@link #answered}
     */
    public static <K> ContractOperation<K> of(String name, Repeat repeat, Function<K, @Nullable Object> call) {
        return new ContractOperation<>(
                name, repeat, call, "GET", "/", Optional.empty(), List.of(), 200, Optional.empty());
    }

    /**
     * Says what must be sent, without a body.
     *
     * @param method the HTTP method
     * @param target the path and query below the base address
     * @return the operation
     */
    public ContractOperation<K> sends(String method, String target) {
        return new ContractOperation<>(name, repeat, call, method, target, Optional.empty(), preludes, status, answer);
    }

    /**
     * Says what must be sent.
     *
     * @param method the HTTP method
     * @param target the path and query below the base address
     * @param body the JSON body
     * @return the operation
     */
    public ContractOperation<K> sends(String method, String target, String body) {
        Objects.requireNonNull(method, "method must not be null");
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(body, "body must not be null");
        return new ContractOperation<>(name, repeat, call, method, target, Optional.of(body), preludes, status, answer);
    }

    /**
     * Says what a success looks like.
     *
     * @param status the status
     * @param json the body
     * @return the operation
     */
    public ContractOperation<K> answered(int status, String json) {
        Objects.requireNonNull(json, "json must not be null");
        return new ContractOperation<>(
                name, repeat, call, method, target, requestBody, preludes, status, Optional.of(json));
    }

    /**
     * Says that the operation first makes another request.
     *
     * @param json the answer to that request
     * @return the operation
     */
    public ContractOperation<K> after(String json) {
        Objects.requireNonNull(json, "json must not be null");
        return new ContractOperation<>(name, repeat, call, method, target, requestBody, List.of(json), status, answer);
    }

    /** How often a request that always fails after sending must reach the server. */
    int requestsWhenLost(int maxAttempts) {
        return preludes.size() + (repeat == Repeat.NEVER ? 1 : maxAttempts);
    }

    /** Whether a lost request leaves its outcome open. */
    boolean changesSomething() {
        return repeat != Repeat.SAFE;
    }

    @Override
    public String toString() {
        return name;
    }
}
