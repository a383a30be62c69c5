package dev.mailkeys.cli.config;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.output.Format;
import dev.mailkeys.cli.peer.Credentials;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.Proxies;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads one profile of the config file, noting what it does not know. */
final class ProfileReader {

    private static final Set<String> FOR_ALL = Set.of("output", "timeout", "retries", "proxy", "ca-file");
    private static final Set<String> FOR_ONE =
            Set.of("token-env", "token-file", "base-url", "timeout", "retries", "proxy", "ca-file", "subaccount");

    private final ConfigProblems problems;
    private final Map<String, String> values = new TreeMap<>();

    private ProfileReader(ConfigProblems problems) {
        this.problems = problems;
    }

    static Map<String, String> read(TomlTable profiles, String name, ConfigProblems problems) {
        var profile = new ProfileReader(problems);
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
            if (value instanceof TomlTable inner && prefix.isEmpty() && !known.contains(key)) {
                readProvider(inner, key, table.inputPositionOf(List.of(key)));
            } else if (!known.contains(key)) {
                problems.add(
                        table.inputPositionOf(List.of(key)),
                        Shown.of(key) + " is not a setting here" + Nearest.hint(key, known) + " Settings here: "
                                + String.join(", ", known.stream().sorted().toList())
                                + (isToken(key)
                                        ? ". A token does not belong in this file: name a variable or a file instead"
                                        : ""));
            } else if (value instanceof String || value instanceof Long) {
                values.put(prefix + key, value.toString());
                problem(key, value.toString())
                        .ifPresent(words -> problems.add(table.inputPositionOf(List.of(key)), words));
            } else {
                problems.add(table.inputPositionOf(List.of(key)), key + " takes text or a whole number");
            }
        }
    }

    private void readProvider(TomlTable table, String name, @Nullable TomlPosition position) {
        if (Provider.of(name).isPresent()) {
            read(table, name + ".", FOR_ONE);
        } else {
            List<String> providers = Provider.all().stream().map(Provider::word).toList();
            problems.add(
                    position,
                    Shown.of(name) + " is no provider" + Nearest.hint(name, providers) + " Providers: "
                            + String.join(", ", providers) + ", and those whose jars are on the class path");
        }
    }

    /** What is wrong with a value, which is not repeated. */
    private static Optional<String> problem(String key, String value) {
        try {
            switch (key) {
                case "output" -> Format.require("output", value);
                case "timeout" -> TimeText.length("timeout", value);
                case "retries" -> Options.number("retries", value, 0, 99);
                case "proxy" -> Proxies.address("proxy", value);
                case "base-url" -> Options.address("base-url", value);
                case "token-env" -> Credentials.requireName("token-env", value);
                default -> {}
            }
            return Optional.empty();
        } catch (Failure wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static boolean isToken(String key) {
        return key.contains("token") || key.contains("key") || key.contains("secret") || key.contains("password");
    }
}
