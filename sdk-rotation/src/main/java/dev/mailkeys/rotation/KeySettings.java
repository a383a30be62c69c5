package dev.mailkeys.rotation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a key may do, in its provider's own words: domains, quota, addresses, scope, access levels, expiry. A successor is
 * made with the settings of its predecessor, and the journal holds them, so there is never a secret among them.
 *
 * @param values the values of each setting, by the provider's name of it; a setting that is not there is the provider's
 *     default
 */
public record KeySettings(SortedMap<String, List<String>> values) {

    /**
     * Copies the map and its lists.
     *
     * @param values the values of each setting
     */
    public KeySettings {
        var copy = new TreeMap<String, List<String>>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Settings from a map of any order.
     *
     * @param values the values of each setting
     * @return the settings
     */
    public static KeySettings of(Map<String, List<String>> values) {
        return new KeySettings(new TreeMap<>(values));
    }

    /**
     * The values of one setting.
     *
     * @param name the provider's name of it
     * @return its values; empty where it is the provider's default
     */
    public List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }
}
