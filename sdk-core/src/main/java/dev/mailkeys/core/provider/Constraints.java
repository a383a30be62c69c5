package dev.mailkeys.core.provider;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Collects every rule that a request breaks, so that all are reported at once. Rules cover only what the provider
 * certainly refuses; what is uncertain is left to the provider. No violation holds the offending value.
 */
public final class Constraints {

    private final String operation;
    private final List<Violation> violations = new ArrayList<>();

    private Constraints(String operation) {
        this.operation = operation;
    }

    /**
     * Starts without violations.
     *
     * @param operation what the request is for, such as {@code jetemail.create}
     * @return an empty collection
     */
    public static Constraints of(String operation) {
        Objects.requireNonNull(operation, "operation must not be null");
        return new Constraints(operation);
    }

    /**
     * Notes a violation unless the rule holds.
     *
     * @param holds whether the rule holds
     * @param field the field, with its index in a list
     * @param rule what the field must be
     * @param source where the rule comes from
     * @return this
     */
    public Constraints require(boolean holds, String field, String rule, String source) {
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(rule, "rule must not be null");
        Objects.requireNonNull(source, "source must not be null");
        if (!holds) {
            violations.add(new Violation(field, rule, source));
        }
        return this;
    }

    /**
     * A whole number between two bounds, both allowed.
     *
     * @param field the field
     * @param value its value
     * @param least the least that is allowed
     * @param most the most that is allowed
     * @param source where the rule comes from
     * @return this
     */
    public Constraints range(String field, long value, long least, long most, String source) {
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(source, "source must not be null");
        return require(value >= least && value <= most, field, "must be from " + least + " to " + most, source);
    }

    /**
     * A duration between two bounds, both allowed.
     *
     * @param field the field
     * @param value its value
     * @param least the least that is allowed
     * @param most the most that is allowed
     * @param source where the rule comes from
     * @return this
     */
    public Constraints duration(String field, Duration value, Duration least, Duration most, String source) {
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(value, "value must not be null");
        Objects.requireNonNull(least, "least must not be null");
        Objects.requireNonNull(most, "most must not be null");
        Objects.requireNonNull(source, "source must not be null");
        boolean within = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        return require(within, field, "must be from " + TimeWords.of(least) + " to " + TimeWords.of(most), source);
    }

    /**
     * Text that may stand in a header: visible ASCII and single spaces between, no line break.
     *
     * @param field the field
     * @param value its value
     * @param source where the rule comes from
     * @return this
     */
    public Constraints headerText(String field, String value, String source) {
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(value, "value must not be null");
        Objects.requireNonNull(source, "source must not be null");
        boolean visible = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        boolean trimmed = !value.isEmpty() && value.equals(value.strip());
        return require(
                visible && trimmed, field, "must be visible ASCII without surrounding space or line break", source);
    }

    /**
     * Text that can be written as UTF-8 at all.
     *
     * @param field the field
     * @param value its value
     * @param source where the rule comes from
     * @return this
     */
    public Constraints unicode(String field, String value, String source) {
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(value, "value must not be null");
        Objects.requireNonNull(source, "source must not be null");
        boolean valid = StandardCharsets.UTF_8.newEncoder().canEncode(value);
        return require(valid, field, "must be valid Unicode without lone surrogates", source);
    }

    /**
     * Ends the collection.
     *
     * @throws InvalidRequestException with every violation, if there is one
     */
    public void throwIfBroken() {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(operation, violations);
        }
    }
}
