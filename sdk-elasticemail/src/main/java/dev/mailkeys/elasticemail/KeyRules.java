package dev.mailkeys.elasticemail;

import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Timing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few rules that are certain. Elastic Email documents no limit on names and no syntax of address ranges, so those
 * are left to it; what is refused here could never be addressed, or can't be sent at all.
 */
final class KeyRules {

    private static final String OPENAPI = "Elastic Email OpenAPI document, ApiKeyPayload";
    private static final String ADDRESS = "RFC 3986";
    private static final String TEXT = "RFC 8259";

    private KeyRules() {}

    /** A key is addressed by its name: one that can't be a segment of a path could never be deleted again. */
    static void name(String name, Constraints rules) {
        boolean addressable = !name.isEmpty() && !name.equals(".") && !name.equals("..");
        rules.require(addressable, "name", "must not be empty, . or ..: such a key can't be addressed", ADDRESS);
        unicode("name", name, rules);
    }

    /** Levels are required, and no level is blank; what a key without any may do is nowhere said. */
    static void accessLevels(List<AccessLevel> levels, Constraints rules) {
        rules.require(
                !levels.isEmpty(),
                "accessLevels",
                "must not be empty; give None for a key that may do nothing",
                OPENAPI);
        for (int i = 0; i < levels.size(); i++) {
            String field = "accessLevels[" + i + "]";
            @Nullable String level = levels.get(i).value();
            boolean said = level != null && !level.isBlank();
            rules.require(said, field, "must not be blank", OPENAPI);
            if (said) {
                unicode(field, level, rules);
            }
        }
    }

    static void expires(Instant moment, Constraints rules) {
        rules.require(moment.isAfter(Timing.system().now()), "expires", "must not be in the past", OPENAPI);
    }

    static void ips(List<String> ips, Constraints rules) {
        for (int i = 0; i < ips.size(); i++) {
            unicode("ipRestrictions[" + i + "]", ips.get(i), rules);
        }
    }

    /** An empty address of a sub-account may be taken for none, and then the call is about the main account's keys. */
    static void subaccount(String email, Constraints rules) {
        rules.require(
                !email.isBlank(), "subaccount", "must not be blank: that would mean the main account", "mailkeys");
        unicode("subaccount", email, rules);
    }

    private static void unicode(String field, String text, Constraints rules) {
        rules.unicode(field, text, TEXT);
    }
}
