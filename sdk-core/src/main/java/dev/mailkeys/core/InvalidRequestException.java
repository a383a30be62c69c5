package dev.mailkeys.core;

import java.io.Serial;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The request breaks rules that are certain to be enforced; nothing was sent. It lists every violation, not only the
 * first. Its message has as many of them as 2,000 characters hold; {@link #violations()} has all.
 */
public final class InvalidRequestException extends MailkeysException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int LONGEST_MESSAGE = 2_000;

    private final transient List<Violation> violations;

    /**
     * Reports a request that was refused before sending.
     *
     * @param operation the provider and the verb, such as {@code jetemail.create}
     * @param violations every rule that the request breaks; at least one
     */
    public InvalidRequestException(String operation, List<Violation> violations) {
        super(new CallReport(operation, 0, false), message(operation, violations), null);
        this.violations = List.copyOf(violations);
    }

    /**
     * Every rule that the request breaks, in the order of the request's fields.
     *
     * @return the violations; empty only on a copy that was deserialized, whose message still names those that it holds
     */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    private static String message(String operation, List<Violation> violations) {
        Objects.requireNonNull(violations, "violations must not be null");
        String what = operation.endsWith(".settings") ? "The settings can't be used: " : operation + " was not sent: ";
        String whole = violations.stream().map(Violation::toString).collect(Collectors.joining("; ", what, ""));
        if (whole.length() <= LONGEST_MESSAGE) {
            return whole;
        }
        String more = " … (" + violations.size() + " violations in all)";
        return whole.substring(0, LONGEST_MESSAGE - more.length()) + more;
    }
}
