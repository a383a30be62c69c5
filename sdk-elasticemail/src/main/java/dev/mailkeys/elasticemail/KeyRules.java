package dev.mailkeys.elasticemail;

import dev.mailkeys.core.provider.Constraints;
import java.util.List;

/**
 * The few rules that are certain. Elastic Email documents no limit on names and no syntax of address ranges, so those
 * are left to it; what is refused here could never be addressed, or can't be sent at all.
 */
final class KeyRules {

    private static final String ADDRESS = "RFC 3986";
    private static final String TEXT = "RFC 8259";

    private KeyRules() {}

    /** A key is addressed by its name: one that can't be a segment of a path could never be deleted again. */
    static void name(String name, Constraints rules) {
        boolean addressable = !name.isEmpty() && !name.equals(".") && !name.equals("..");
        rules.require(addressable, "name", "must not be empty, . or .., which can't be addressed", ADDRESS);
        unicode("name", name, rules);
    }

    static void accessLevels(List<AccessLevel> levels, Constraints rules) {
        for (int i = 0; i < levels.size(); i++) {
            unicode("accessLevels[" + i + "]", levels.get(i).value(), rules);
        }
    }

    static void ips(List<String> ips, Constraints rules) {
        for (int i = 0; i < ips.size(); i++) {
            unicode("ipRestrictions[" + i + "]", ips.get(i), rules);
        }
    }

    /** An empty address of a sub-account may be taken for none, and then the call is about the main account's keys. */
    static void subaccount(String email, Constraints rules) {
        rules.require(!email.isBlank(), "subaccount", "must not be blank, which is the main account", "mailkeys");
        unicode("subaccount", email, rules);
    }

    private static void unicode(String field, String text, Constraints rules) {
        boolean whole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        rules.require(whole, field, "must be valid Unicode without lone surrogates", TEXT);
    }
}
