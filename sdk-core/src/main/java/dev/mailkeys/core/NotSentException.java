package dev.mailkeys.core;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;

/**
 * The client may only look ({@link ClientSettings#readOnly()}), and the call would have been more than a look: nothing
 * was sent. It tells what would have been.
 */
public final class NotSentException extends MailkeysException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String method;
    private final String address;
    private final String body;

    /**
     * Reports a call that was not sent.
     *
     * @param operation the provider and the verb, such as {@code jetemail.create}
     * @param method the HTTP method
     * @param address the whole address with its query, free of credentials
     * @param body the JSON that would have been sent, free of credentials; empty for none
     */
    public NotSentException(String operation, String method, String address, String body) {
        super(
                new CallReport(operation, 0, false),
                operation + " was not sent, because this client only reads: "
                        + Objects.requireNonNull(method, "method must not be null") + " "
                        + Objects.requireNonNull(address, "address must not be null"),
                null);
        this.method = method;
        this.address = address;
        this.body = Objects.requireNonNull(body, "body must not be null");
    }

    /**
     * The HTTP method that the request would have had.
     *
     * @return such as {@code POST}
     */
    public String method() {
        return method;
    }

    /**
     * Where the request would have gone.
     *
     * @return the address with its query; what looks like a credential in it is masked
     */
    public String address() {
        return address;
    }

    /**
     * What the request would have carried.
     *
     * @return the JSON with every credential masked as {@code ***}; empty for a request without a body
     */
    public Optional<String> body() {
        return body.isEmpty() ? Optional.empty() : Optional.of(body);
    }
}
