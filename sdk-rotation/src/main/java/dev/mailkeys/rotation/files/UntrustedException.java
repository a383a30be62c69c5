package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Somebody else decides what a path leads to. The message says who, and ends without a full stop. */
public final class UntrustedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String advice;
    private final @Nullable String owner;

    private UntrustedException(String fact, String advice, @Nullable String owner) {
        super(fact);
        this.advice = advice;
        this.owner = owner;
    }

    UntrustedException(String fact) {
        this(fact, "", null);
    }

    /** A problem that one command fixes. */
    static UntrustedException mendedBy(String command, String fact) {
        return new UntrustedException(fact, ". Run: " + command, null);
    }

    /** A problem of another owner. */
    static UntrustedException ownedBy(String owner, String fact) {
        return new UntrustedException(fact, "", owner);
    }

    /**
     * The user who would have to be trusted.
     *
     * @return a name, or a number; empty if the owner is not the problem
     */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /**
     * The message, and what to do.
     *
     * @param forOwner what to do where another user owns something, made from that user's name
     * @return one sentence or two, without a full stop at the end
     */
    public String advised(UnaryOperator<String> forOwner) {
        return getMessage() + owner().map(user -> ". " + forOwner.apply(user)).orElse(advice);
    }
}
