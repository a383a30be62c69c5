package dev.mailkeys.fleet.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.JournalLine;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A journal as a list of what happened when. */
final class Timeline {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Timeline() {}

    /** One line of the journal, with its time to the second; of a line that is none, nothing but that it is there. */
    record Entry(String at, String step, String detail) {}

    static List<Entry> of(List<JournalLine> lines) {
        return lines.stream().map(Timeline::entry).toList();
    }

    private static Entry entry(JournalLine line) {
        Map<String, String> texts = texts(line.text());
        return new Entry(
                time(texts.getOrDefault("at", ""), SECOND::format),
                texts.getOrDefault("type", "not readable here")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '),
                Stream.of(".name", ".sink", ".reason", ".until")
                        .filter(texts::containsKey)
                        .map(key -> key.equals(".until")
                                ? "until " + time(texts.getOrDefault(key, ""), TimeWords::notBefore)
                                : texts.get(key))
                        .collect(Collectors.joining(", ")));
    }

    /** The texts of the object itself; what is nested in it is left out. */
    private static Map<String, String> texts(String json) {
        var texts = new HashMap<String, String>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue()) {
                    texts.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return texts;
    }

    private static String time(String text, Function<Instant, String> words) {
        try {
            return words.apply(Instant.parse(text));
        } catch (DateTimeException none) {
            return "";
        }
    }
}
