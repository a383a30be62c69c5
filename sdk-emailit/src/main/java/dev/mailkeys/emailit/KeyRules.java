package dev.mailkeys.emailit;

import dev.mailkeys.core.provider.Constraints;

/** What Emailit certainly refuses. Its further rules for names are not documented, and are left to Emailit. */
final class KeyRules {

    private static final String KEYS = "Emailit API reference, API keys";
    private static final String PAGINATION = "Emailit API reference, pagination";
    private static final String JSON = "RFC 8259";

    private KeyRules() {}

    static void name(String name, Constraints rules) {
        rules.require(!name.isEmpty(), "name", "must not be empty", KEYS);
        rules.unicode("name", name, JSON);
    }

    /** Emailit takes a missing scope for the widest; what it makes of a blank one is unknown. */
    static void scope(Scope scope, Constraints rules) {
        boolean said = scope.value() != null && !scope.value().isBlank();
        rules.require(said, "scope", "must not be empty: Emailit might take that for full", KEYS);
        if (said) {
            rules.unicode("scope", scope.value(), JSON);
        }
    }

    /** A blank id might be taken for no domain, which would make a key for every domain. */
    static void domainId(String id, Scope scope, Constraints rules) {
        String bound = "must be left out with the scope full: Emailit would ignore it";
        rules.require(!scope.isFull(), "sendingDomainId", bound, KEYS);
        rules.require(!id.isBlank(), "sendingDomainId", "must not be blank; leave it out for every domain", KEYS);
        rules.unicode("sendingDomainId", id, JSON);
    }

    static void page(int page, Constraints rules) {
        rules.range("page", page, 1, Integer.MAX_VALUE, PAGINATION);
    }

    static void limit(int limit, Constraints rules) {
        rules.range("limit", limit, 1, 100, PAGINATION);
    }

    static void search(String text, Constraints rules) {
        rules.unicode("search", text, "RFC 3986");
    }
}
