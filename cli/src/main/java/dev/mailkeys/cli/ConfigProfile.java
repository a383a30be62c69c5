package dev.mailkeys.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tomlj.TomlTable;

/** Reads one profile of the config file, noting what it does not know. */
final class ConfigProfile {

    private static final Set<String> FOR_ALL = Set.of("output", "timeout", "retries", "proxy");
    private static final Set<String> FOR_ONE =
            Set.of("token-env", "token-file", "base-url", "timeout", "retries", "proxy", "subaccount");

    private final ConfigProblems problems;
    private final Map<String, String> values = new TreeMap<>();

    private ConfigProfile(ConfigProblems problems) {
        this.problems = problems;
    }

    static Map<String, String> read(TomlTable profiles, String name, ConfigProblems problems) {
        var profile = new ConfigProfile(problems);
        if (profiles.get(List.of(name)) instanceof TomlTable table) {
            profile.read(table, "", FOR_ALL);
        } else {
            problems.add(profiles.inputPositionOf(List.of(name)), "a profile is a table: [profiles.NAME]");
        }
        return profile.values;
    }

    private void read(TomlTable table, String prefix, Set<String> known) {
        for (String key : table.keySet()) {
            Object value = table.get(List.of(key));
            if (value instanceof TomlTable inner
                    && prefix.isEmpty()
                    && Provider.of(key).isPresent()) {
                read(inner, key + ".", FOR_ONE);
            } else if (!known.contains(key)) {
                problems.add(
                        table.inputPositionOf(List.of(key)),
                        "no such setting here; known are "
                                + String.join(", ", known.stream().sorted().toList())
                                + (isToken(key)
                                        ? ". A token does not belong in this file: name a variable or a file"
                                        : ""));
            } else if (value instanceof String || value instanceof Long) {
                values.put(prefix + key, value.toString());
            } else {
                problems.add(table.inputPositionOf(List.of(key)), key + " takes text or a whole number");
            }
        }
    }

    private static boolean isToken(String key) {
        return key.contains("token") || key.contains("key") || key.contains("secret") || key.contains("password");
    }
}
