package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.rotationfile.AuditPolicies.Exempt;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Policy;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.JsonText;
import dev.mailkeys.cli.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The violations in SARIF 2.1.0, for code scanning. Excused ones are included, suppressed with their reason. */
final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** Code scanning needs a file for each result. A key is in none, but this file says which keys there should be. */
    private static final String FILE = "mailkeys.toml";

    private static final Map<Policy, String> RULES = new EnumMap<>(Map.of(
            Policy.MAX_AGE, "The key is too old.",
            Policy.UNUSED_FOR, "The key has been unused for too long.",
            Policy.NO_FULL_SCOPE, "The key may manage keys.",
            Policy.REQUIRE_ADDRESSES, "The key may be used from any address.",
            Policy.REQUIRE_EXPIRY, "The key never expires.",
            Policy.REQUIRE_TARGET, "No target of mailkeys.toml rotates the key."));

    private SarifReport() {}

    static String of(Findings found) {
        List<Fields> results = new ArrayList<>();
        for (AuditedKey key : found.keys()) {
            key.violations().forEach(policy -> results.add(result(key, policy)));
            key.excused()
                    .forEach((policy, exception) ->
                            results.add(result(key, policy).with("suppressions", List.of(suppression(exception)))));
        }
        Fields driver = new Fields()
                .with("name", "mailkeys")
                .with(
                        "rules",
                        found.policies().asked().stream().map(SarifReport::rule).toList());
        Fields run = new Fields()
                .with("tool", new Fields().with("driver", driver))
                .with("invocations", List.of(invocation(found)))
                .with("results", results);
        return JsonText.of(new Fields()
                        .with("$schema", SCHEMA)
                        .with("version", "2.1.0")
                        .with("runs", List.of(run)))
                + "\n";
    }

    private static Fields invocation(Findings found) {
        List<Fields> unread = found.unread().stream()
                .map(account -> new Fields()
                        .with("level", "error")
                        .with(
                                "message",
                                text("The account " + account.account().name() + " could not be read. "
                                        + account.problem().orElse(""))))
                .toList();
        return new Fields()
                .with("executionSuccessful", found.isComplete())
                .with("endTimeUtc", found.now())
                .with("toolExecutionNotifications", unread);
    }

    private static Fields rule(Policy policy) {
        return new Fields()
                .with("id", policy.word())
                .with("shortDescription", text(words(policy)))
                .with("defaultConfiguration", new Fields().with("level", "warning"));
    }

    private static Fields result(AuditedKey key, Policy policy) {
        String who = key.account() + "/" + key.key().id();
        Fields place = new Fields()
                .with(
                        "physicalLocation",
                        new Fields()
                                .with("artifactLocation", new Fields().with("uri", FILE))
                                .with("region", new Fields().with("startLine", 1)))
                .with("logicalLocations", List.of(new Fields().with("fullyQualifiedName", Printable.line(who))));
        String print = who + "/" + policy.word();
        return new Fields()
                .with("ruleId", policy.word())
                .with("level", "warning")
                .with(
                        "message",
                        text(words(policy) + " Account " + key.account() + ", key \""
                                + key.key().name() + "\" (" + key.key().id() + ")."))
                .with("locations", List.of(place))
                .with(
                        "partialFingerprints",
                        new Fields()
                                .with(
                                        "mailkeys/v1",
                                        UUID.nameUUIDFromBytes(print.getBytes(StandardCharsets.UTF_8))
                                                .toString()));
    }

    private static Fields suppression(Exempt exception) {
        return new Fields()
                .with("kind", "external")
                .with("justification", Printable.line(exception.reason()) + " Until " + exception.until() + ".");
    }

    static String words(Policy policy) {
        return RULES.getOrDefault(policy, policy.word());
    }

    /** In a message a square bracket begins a link. */
    private static Fields text(String words) {
        return new Fields().with("text", Printable.line(words).replace("[", "(").replace("]", ")"));
    }
}
