package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.rotation.KeySettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a key may do, as a person says it: {@code scope=sending}, once for each setting. */
public final class SettingsText {

    private SettingsText() {}

    /** What was said, or {@code defaults}. */
    public static KeySettings read(List<String> given) {
        Map<String, List<String>> settings = new TreeMap<>();
        for (String one : given) {
            int equals = one.indexOf('=');
            boolean defaults = one.equals("defaults") && given.size() == 1;
            if (!defaults && (equals < 1 || equals == one.length() - 1)) {
                throw Failure.usage(
                        "--settings takes a setting and its values, such as scope=sending, or \"defaults\".");
            }
            if (!defaults && settings.put(one.substring(0, equals), values(one.substring(equals + 1))) != null) {
                throw Failure.usage(
                        "--settings names a setting twice. Give all its values at once, separated by commas.");
            }
        }
        return KeySettings.of(settings);
    }

    /** In the order in which a provider's settings are compared. */
    private static List<String> values(String list) {
        return Stream.of(list.split(",")).map(String::strip).distinct().sorted().toList();
    }
}
