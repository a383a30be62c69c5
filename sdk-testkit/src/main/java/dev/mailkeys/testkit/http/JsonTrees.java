package dev.mailkeys.testkit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Raw JSON trees: the simulators share no model with the clients that they test. */
public final class JsonTrees {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTrees() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The object in the text, an empty one for an empty text, nothing for anything else. */
    public static Optional<ObjectNode> parseObject(String text) {
        if (text.isEmpty()) {
            return Optional.of(object());
        }
        return parse(text).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }

    public static boolean isTextArray(JsonNode node) {
        return node.isArray() && elements(node).stream().allMatch(JsonNode::isTextual);
    }

    public static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }

    /** Gives every object of a tree a field that no client has heard of. */
    public static String withUnknownFields(String text) {
        Optional<JsonNode> tree = text.isEmpty() ? Optional.empty() : parse(text);
        tree.ifPresent(JsonTrees::addUnknownFields);
        return tree.map(JsonNode::toString).orElse(text);
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(JsonTrees::addUnknownFields);
        if (node instanceof ObjectNode object) {
            object.putObject("field_added_later").putArray("values").add(1).add("two");
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
