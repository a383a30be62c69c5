package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.rotationfile.AuditPolicies.Exempt;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Policy;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Words;
import dev.mailkeys.rotation.ManagedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A key, and what the audit found.
 *
 * @param account the name of its account
 * @param target the target that rotates it; empty if none does
 * @param orphan whether its name says that a rotation has left it over
 * @param violations the policies that it breaks
 * @param excused those that it breaks, with an exception in the file
 * @param unknown those that can't be checked, because the provider does not show what they need
 */
record AuditedKey(
        String account,
        String provider,
        ManagedKey key,
        Optional<String> target,
        boolean orphan,
        Set<Policy> violations,
        Map<Policy, Exempt> excused,
        Set<Policy> unknown) {

    /** For tables and report files. */
    static final List<String> COLUMNS = List.of(
            "account",
            "provider",
            "id",
            "name",
            "usable",
            "age",
            "created",
            "lastUsed",
            "uses",
            "rights",
            "domains",
            "addresses",
            "expires",
            "target",
            "orphan",
            "violations",
            "excused",
            "unknown");

    /** For a terminal's width. */
    static final List<String> SHORT = List.of(
            "account", "name", "age", "lastUsed", "uses", "rights", "addresses", "expires", "target", "violations");

    KeyMeaning facts() {
        return new KeyMeaning(key);
    }

    Optional<Long> ageInDays(Instant now) {
        return key.created()
                .map(created -> Math.max(0, Duration.between(created, now).toDays()));
    }

    Fields fields(Instant now) {
        KeyMeaning facts = facts();
        return new Fields()
                .with("account", account)
                .with("provider", provider)
                .with("id", key.id())
                .with("name", key.name())
                .with("usable", key.usable())
                .with("age", ageInDays(now).map(days -> new Words(days.toString(), days + " d")))
                .with("created", key.created())
                .with("lastUsed", facts.lastUsed())
                .with("uses", facts.uses().isPresent() ? facts.uses().getAsLong() : null)
                .with("rights", facts.rights())
                .with("domains", facts.domains())
                .with("addresses", facts.addresses())
                .with("expires", facts.expires())
                .with("target", target)
                .with("orphan", orphan)
                .with("violations", words(violations))
                .with("excused", words(excused.keySet()))
                .with("unknown", words(unknown));
    }

    static List<String> words(Set<Policy> policies) {
        return policies.stream().map(Policy::word).toList();
    }
}
