package dev.mailkeys.cli.config;

import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.PaceShare;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.output.Format;
import dev.mailkeys.cli.peer.Credentials;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.Proxies;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.cli.toml.TomlSection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one profile of the config file. Its values stay text, as those of options and variables are. */
final class ProfileReader {

    private static final List<String> FOR_ALL =
            List.of("ca-file", "output", "pace-share", "proxy", "retries", "timeout");
    private static final List<String> FOR_ONE = List.of(
            "base-url",
            "ca-file",
            "pace-share",
            "proxy",
            "retries",
            "subaccount",
            "timeout",
            "token-env",
            "token-file");

    private ProfileReader() {}

    /** The values by {@code key}, or {@code provider.key}. */
    static Map<String, String> read(TomlSection profile) {
        var values = new TreeMap<String, String>();
        read(profile, "", FOR_ALL, values);
        for (TomlSection table : profile.tables()) {
            if (Provider.of(table.name()).isPresent()) {
                read(table, table.name() + ".", FOR_ONE, values);
                table.end();
            } else {
                refuse(table);
            }
        }
        profile.end();
        return values;
    }

    private static void read(TomlSection section, String prefix, List<String> keys, Map<String, String> values) {
        for (String key : keys) {
            section.word(key)
                    .flatMap(text -> section.understood(key, () -> checked(key, text)))
                    .ifPresent(text -> values.put(prefix + key, text));
        }
    }

    private static void refuse(TomlSection table) {
        List<String> providers = Provider.all().stream().map(Provider::word).toList();
        table.problem(
                "",
                Shown.of(table.name()) + " is not a provider" + Nearest.hint(table.name(), providers) + " Providers: "
                        + String.join(", ", providers) + ", and those whose jars are on the class path.");
    }

    /** The value itself, where it can be used. What is wrong with it is told without repeating it. */
    private static String checked(String key, String value) {
        switch (key) {
            case "output" -> Format.require(key, value);
            case "timeout" -> TimeText.length(key, value);
            case "retries" -> Options.number(key, value, 0, 99);
            case "pace-share" -> PaceShare.read(key, value);
            case "proxy" -> Proxies.address(key, value);
            case "base-url" -> Options.address(key, value);
            case "token-env" -> Credentials.requireName(key, value);
            default -> {}
        }
        return value;
    }
}
