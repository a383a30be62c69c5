package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Replaces everything in a recording that may be somebody's: tokens, names, ids, domains, and every value of a field
 * that is not known to be harmless. Equal values get equal replacements, which show the length. Keys of others are left
 * out.
 */
final class Scrubber {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, String> replaced = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Predicate<JsonNode> isOwn;
    private final PlainWords words = new PlainWords(replaced::keySet);

    /**
     * Makes one.
     *
     * @param isOwn whether an item of a list is a key of the run
     */
    Scrubber(Predicate<JsonNode> isOwn) {
        this.isOwn = isOwn;
    }

    /** Learns a value that must not appear anywhere. */
    void hide(String kind, String value) {
        replacement(kind, value);
    }

    /** Learns every value of a replaced field, so that it is replaced in sentences too. */
    void learn(JsonNode node) {
        learn("", node);
    }

    private void learn(String field, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(each -> learn(each.getKey(), each.getValue()));
        } else if (node.isArray()) {
            node.forEach(item -> learn(field, item));
        } else if (node.isTextual() && !Kept.isKept(field, node.asText()) && !Kept.isWords(field)) {
            replacement(kind(field), node.asText());
        }
    }

    /** What may be shown of a value. */
    JsonNode scrubbed(JsonNode node) {
        return scrubbed("", node);
    }

    private JsonNode scrubbed(String field, JsonNode node) {
        if (node.isObject()) {
            return object(node);
        } else if (node.isArray()) {
            return array(field, node);
        } else if (node.isTextual()) {
            return TextNode.valueOf(text(field, node.asText()));
        } else if (node.isNumber()) {
            return number(field, node);
        }
        return node.isBoolean() || node.isNull() ? node : NODES.missingNode();
    }

    private ObjectNode object(JsonNode node) {
        ObjectNode object = NODES.objectNode();
        int unknown = 0;
        for (var each : node.properties()) {
            boolean plain = Form.isPlain(each.getKey()) && !replaced.containsKey(each.getKey());
            String name = plain ? each.getKey() : "field-" + ++unknown;
            object.set(name, scrubbed(each.getKey(), each.getValue()));
        }
        return object;
    }

    private ArrayNode array(String field, JsonNode node) {
        ArrayNode array = NODES.arrayNode();
        int others = 0;
        for (JsonNode item : node) {
            if (item.isObject() && !isOwn.test(item)) {
                others++;
            } else {
                array.add(scrubbed(field, item));
            }
        }
        if (others > 0) {
            array.add("others, left out: " + others);
        }
        return array;
    }

    private JsonNode number(String field, JsonNode node) {
        String text = node.asText();
        if (!Kept.isKept(field, text)) {
            return TextNode.valueOf("(a number)");
        }
        return Kept.isTime(field) ? TextNode.valueOf("(a number: " + digits(text) + ")") : node;
    }

    private String text(String field, String text) {
        if (text.isEmpty()) {
            return text;
        } else if (Kept.isKept(field, text) && !replaced.containsKey(text)) {
            return Kept.isTime(field) ? digits(text) : text;
        } else if (Kept.isWords(field)) {
            return words.of(text);
        }
        return text.startsWith("[") ? listInText(field, text) : replacement(kind(field), text);
    }

    /** A list inside a text. */
    private String listInText(String field, String text) {
        try {
            JsonNode list = MAPPER.readTree(text);
            return list.isArray() ? scrubbed(field, list).toString() : replacement(kind(field), text);
        } catch (JsonProcessingException none) {
            return replacement(kind(field), text);
        }
    }

    private String replacement(String kind, String value) {
        return value.isEmpty()
                ? ""
                : replaced.computeIfAbsent(
                        value,
                        some -> kind + "-" + counts.merge(kind, 1, Integer::sum) + " (" + some.length()
                                + " characters)");
    }

    private static String kind(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        if (name.equals("name")) {
            return "name";
        } else if (name.contains("token") || name.equals("key")) {
            return "token";
        }
        return name.endsWith("id") ? "id" : "text";
    }

    private static String digits(String text) {
        return text.replaceAll("[0-9]", "0");
    }
}
