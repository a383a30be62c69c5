package dev.mailkeys.core.provider;

import dev.mailkeys.core.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a provider wants the management credential: in which header, after which word, and of which kind.
 *
 * @param header the header's name
 * @param prefix what stands before the credential in the header's value, with its space; empty for nothing
 * @param unfit the beginnings of tokens that the provider's documents say can't manage keys, each with the rule that it
 *     breaks
 */
public record Auth(String header, String prefix, Map<String, String> unfit) {

    /**
     * Keeps a copy.
     *
     * @param header the header's name
     * @param prefix what stands before the credential in the header's value
     * @param unfit the beginnings of tokens that can't manage keys, each with the rule that it breaks
     */
    public Auth {
        Objects.requireNonNull(header, "header must not be null");
        Objects.requireNonNull(prefix, "prefix must not be null");
        unfit = Map.copyOf(Objects.requireNonNull(unfit, "unfit must not be null"));
    }

    /**
     * {@code Authorization: Bearer …}.
     *
     * @return the scheme
     */
    public static Auth bearer() {
        return new Auth("Authorization", "Bearer ", Map.of());
    }

    /**
     * A header of the provider's own, with the credential alone as its value.
     *
     * @param name the header's name
     * @return the scheme
     */
    public static Auth header(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return new Auth(name, "", Map.of());
    }

    /**
     * The same scheme, for a provider that has tokens which certainly can't manage keys. A client that is given one says so
     * and sends nothing.
     *
     * @param beginning how such a token begins, such as {@code transactional_}
     * @param rule what the credential must be instead, as a sentence to show to a person
     * @return the scheme
     */
    public Auth butNot(String beginning, String rule) {
        Objects.requireNonNull(beginning, "beginning must not be null");
        Objects.requireNonNull(rule, "rule must not be null");
        var more = new LinkedHashMap<>(unfit);
        more.put(beginning, rule);
        return new Auth(header, prefix, more);
    }

    /** Notes it if a credential is of a kind that can't manage keys. */
    void check(Secret credential, Constraints rules) {
        unfit.forEach((beginning, rule) ->
                rules.require(!credential.reveal().startsWith(beginning), "credential", rule, "API reference"));
    }

    Secret value(Secret credential) {
        return Secret.of(prefix + credential.reveal());
    }
}
