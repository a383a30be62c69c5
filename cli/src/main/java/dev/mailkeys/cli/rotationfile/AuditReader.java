package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Exempt;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Policy;
import dev.mailkeys.cli.toml.TomlProblems;
import dev.mailkeys.cli.toml.TomlSection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.TomlTable;

/** Reads {@code [audit]} and {@code [audit.exceptions.NAME]}. */
record AuditReader(TomlProblems problems) {

    private static final Set<String> WORDS =
            Stream.of(Policy.values()).map(Policy::word).collect(Collectors.toCollection(LinkedHashSet::new));

    AuditPolicies read(TomlTable toml) {
        if (!(toml.get(List.of("audit")) instanceof TomlTable table)) {
            if (toml.contains(List.of("audit"))) {
                problems.add(toml.inputPositionOf(List.of("audit")), "audit is a table: [audit]");
            }
            return AuditPolicies.NONE;
        }
        var section = new TomlSection("audit", toml.inputPositionOf(List.of("audit")), table, problems);
        Map<Policy, Duration> lengths = new TreeMap<>();
        Set<Policy> flags = EnumSet.noneOf(Policy.class);
        for (Policy policy : Policy.values()) {
            if (policy.hasLength()) {
                section.length(policy.word()).ifPresent(length -> lengths.put(policy, length));
            } else if (section.flag(policy.word(), false)) {
                flags.add(policy);
            }
        }
        section.expect("exceptions");
        section.end();
        return new AuditPolicies(lengths, flags, exceptions(table));
    }

    private List<Exempt> exceptions(TomlTable audit) {
        Object value = audit.get(List.of("exceptions"));
        var all = new ArrayList<Exempt>();
        if (value instanceof TomlTable tables) {
            for (String name : tables.keySet()) {
                if (tables.get(List.of(name)) instanceof TomlTable table) {
                    exempt(new TomlSection(name, tables.inputPositionOf(List.of(name)), table, problems))
                            .ifPresent(all::add);
                } else {
                    problems.add(
                            tables.inputPositionOf(List.of(name)), "an exception is a table: [audit.exceptions.NAME]");
                }
            }
        } else if (value != null) {
            problems.add(
                    audit.inputPositionOf(List.of("exceptions")), "exceptions are tables: [audit.exceptions.NAME]");
        }
        return all;
    }

    private static Optional<Exempt> exempt(TomlSection section) {
        Optional<String> key = section.required("key", "the name or the id of the key that is excused.");
        Optional<String> account = section.text("account");
        Set<Policy> policies = policies(section);
        Optional<String> reason = section.required("reason", "why the key is excused, for readers of the report.");
        Optional<Instant> until = section.required("until", "the day on which the exception ends: \"2027-01-31\".")
                .flatMap(text -> section.understood("until", () -> TimeText.moment("until", text)));
        until.filter(moment -> section.text("until").orElse("").startsWith("+"))
                .ifPresent(
                        moving -> section.problem("until", "until takes a day, which does not move: \"2027-01-31\""));
        section.end();
        if (key.isEmpty() || reason.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Exempt(section.name(), key.get(), account, policies, reason.get(), until.get()));
    }

    private static Set<Policy> policies(TomlSection section) {
        List<String> words = section.texts("policies");
        if (words.isEmpty()) {
            section.problem(
                    "policies", "policies is missing or empty: say what the key is excused from, [\"max-age\"]");
        }
        words.stream()
                .filter(word -> !WORDS.contains(word))
                .forEach(word -> section.problem("policies", "policies takes " + String.join(", ", WORDS)));
        return Stream.of(Policy.values())
                .filter(policy -> words.contains(policy.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Policy.class)));
    }
}
