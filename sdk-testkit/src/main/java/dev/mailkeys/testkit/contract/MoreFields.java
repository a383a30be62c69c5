package dev.mailkeys.testkit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Adds fields that nobody has heard of, of every JSON type and one with a token in it, to every object of an answer. */
final class MoreFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MoreFields() {}

    static String in(String answer, String token) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(answer);
        add(tree, token);
        return JSON.writeValueAsString(tree);
    }

    private static void add(JsonNode node, String token) {
        node.forEach(child -> add(child, token));
        if (node instanceof ObjectNode object) {
            object.put("text_of_tomorrow", token);
            object.put("number_of_tomorrow", 1.5e300);
            object.put("flag_of_tomorrow", true);
            object.putNull("nothing_of_tomorrow");
            object.putObject("object_of_tomorrow").put("copy", token);
            object.putArray("list_of_tomorrow").add(token).addObject().put("deep", token);
        }
    }
}
