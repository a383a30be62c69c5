package dev.mailkeys.rotation.provider;

import dev.mailkeys.rotation.KeySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects the settings of a key in one form, so that two keys that may do the same have equal settings: what is the
 * provider's default is left out, and lists, whose order means nothing, are sorted.
 */
final class Settings {

    private final Map<String, List<String>> values = new TreeMap<>();

    Settings list(String name, List<String> list) {
        if (!list.isEmpty()) {
            values.put(name, list.stream().distinct().sorted().toList());
        }
        return this;
    }

    Settings one(String name, Optional<String> value) {
        value.ifPresent(only -> values.put(name, List.of(only)));
        return this;
    }

    KeySettings collected() {
        return KeySettings.of(values);
    }

    /** The one value of a setting. */
    static Optional<String> one(KeySettings settings, String name) {
        return settings.values(name).stream().findFirst();
    }
}
