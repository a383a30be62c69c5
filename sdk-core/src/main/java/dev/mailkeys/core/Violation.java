package dev.mailkeys.core;

import java.util.Objects;

/**
 * One rule that a request breaks. It never holds the offending value, which may be a token put in the wrong place.
 *
 * @param field the field, with its index in a list, such as {@code approvedDomains[3]}
 * @param rule what the field must be, as a sentence to show to a person
 * @param source where the rule comes from, such as the provider's page
 */
public record Violation(String field, String rule, String source) {

    /**
     * Creates one. No argument may be null.
     *
     * @param field the field, with its index in a list, such as {@code approvedDomains[3]}
     * @param rule what the field must be, as a sentence to show to a person
     * @param source where the rule comes from, such as the provider's page
     */
    public Violation {
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(rule, "rule must not be null");
        Objects.requireNonNull(source, "source must not be null");
    }

    /** The field, the rule and its source in one line. */
    @Override
    public String toString() {
        return field + ": " + rule + " (" + source + ")";
    }
}
