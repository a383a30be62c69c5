package dev.mailkeys.rotation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a key may do, in its provider's own words: domains, quota, addresses, scope, access levels, expiry. A successor is
 * made with the settings of its predecessor, and the journal holds them, so there is never a secret among them.
 *
 * <p>As text, a setting is its name and its values: {@code scope=sending}, {@code ipRestrictions=192.0.2.1,192.0.2.2}. So
 * they stand in {@code mailkeys.toml}, in plans and in reports. {@link #parse} reads what {@link #texts} writes. A backslash
 * stands before a comma that belongs to a value, and before another backslash.
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
        Objects.requireNonNull(values, "values must not be null");
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
        Objects.requireNonNull(values, "values must not be null");
        return new KeySettings(new TreeMap<>(values));
    }

    /**
     * Settings from their text form.
     *
     * @param texts one text for each setting, such as {@code scope=sending}; or only {@code defaults}. Spaces around a name
     *     or a value do not count, nor does the order of values, nor one that is said twice
     * @return the settings
     * @throws IllegalArgumentException if a text is not a setting, or a setting is named twice; the message gives
     *     the number of each such text, and quotes none
     */
    public static KeySettings parse(List<String> texts) {
        Objects.requireNonNull(texts, "texts must not be null");
        return KeySettings.of(SettingsText.parse(texts));
    }

    /**
     * The text form of each setting, sorted by name.
     *
     * @return such as {@code scope=sending}; where every setting is the provider's default, only {@code defaults}
     */
    public List<String> texts() {
        return SettingsText.of(this);
    }

    /**
     * The text forms in one line, for people.
     *
     * @return such as {@code quota=100 scope=sending}, or {@code defaults}
     */
    @Override
    public String toString() {
        return String.join(" ", texts());
    }

    /**
     * The values of one setting.
     *
     * @param name the provider's name of it
     * @return its values; empty where it is the provider's default
     */
    public List<String> values(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return values.getOrDefault(name, List.of());
    }
}
