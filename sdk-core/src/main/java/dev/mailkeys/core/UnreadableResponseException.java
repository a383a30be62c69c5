package dev.mailkeys.core;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider answered that the call worked, but its answer can't be understood: not JSON, cut short, too large, or
 * without a field that it must have.
 *
 * <p>After a create or a rotate the answer may hold the only copy of a new token, so what arrived is kept in
 * {@link #body()}: save it where secrets belong before doing anything else.
 */
public final class UnreadableResponseException extends MailkeysException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient @Nullable Secret body;

    /**
     * Reports an answer that can't be understood.
     *
     * @param report what is known of the call
     * @param message a sentence for people; must hold no credential
     * @param body what arrived of the answer, or {@code null} if nothing did
     */
    public UnreadableResponseException(CallReport report, String message, @Nullable Secret body) {
        super(report, message, null);
        this.body = body;
    }

    /**
     * What arrived of the answer, up to the size that the client accepts: as UTF-8 text, or if it is not UTF-8 with a
     * character from U+0000 to U+00FF for each byte, so that nothing of it is lost.
     *
     * @return the answer; empty if it had no body, and on a copy that was deserialized
     */
    public Optional<Secret> body() {
        return Optional.ofNullable(body);
    }
}
