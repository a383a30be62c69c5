package dev.mailkeys.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a key may do, as people write it: {@code scope=sending}, one text for each setting. */
final class SettingsText {

    private static final String DEFAULTS = "defaults";

    private SettingsText() {}

    static Map<String, List<String>> parse(List<String> texts) {
        var settings = new TreeMap<String, List<String>>();
        var problems = new ArrayList<String>();
        if (texts.equals(List.of(DEFAULTS))) {
            return settings;
        }
        for (int at = 0; at < texts.size(); at++) {
            List<String> sides = split(texts.get(at), '=', 2);
            String name = literal(sides.get(0));
            List<String> values = sides.size() < 2 ? List.of("") : values(sides.get(1));
            if (name.isEmpty() || values.contains("")) {
                problems.add("number " + (at + 1) + " is not a setting with its values, such as scope=sending");
            } else if (settings.put(name, values) != null) {
                problems.add("number " + (at + 1)
                        + " sets again what one before it sets: give all its values at once, separated by commas");
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Of these settings, " + String.join("; ", problems) + ".");
        }
        return settings;
    }

    /** Sorted, as settings are compared. */
    private static List<String> values(String list) {
        return split(list, ',', Integer.MAX_VALUE).stream()
                .map(SettingsText::literal)
                .distinct()
                .sorted()
                .toList();
    }

    /** The parts between separators. A separator after a backslash does not count. */
    private static List<String> split(String text, char separator, int most) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == separator && parts.size() < most - 1) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(character);
                if (character == '\\' && at + 1 < text.length()) {
                    at++;
                    part.append(text.charAt(at));
                }
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String literal(String part) {
        return part.strip().replaceAll("(?s)\\\\(.)", "$1");
    }

    static List<String> of(KeySettings settings) {
        List<String> texts = settings.values().entrySet().stream()
                .filter(setting -> !setting.getValue().isEmpty())
                .map(SettingsText::text)
                .toList();
        return texts.isEmpty() ? List.of(DEFAULTS) : texts;
    }

    private static String text(Map.Entry<String, List<String>> setting) {
        return setting.getValue().stream()
                .map(value -> value.replaceAll("[\\\\,]", "\\\\$0"))
                .collect(Collectors.joining(",", setting.getKey().replaceAll("[\\\\=]", "\\\\$0") + "=", ""));
    }
}
