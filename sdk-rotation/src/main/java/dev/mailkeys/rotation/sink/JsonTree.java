package dev.mailkeys.rotation.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The positions of values in a JSON text, so that one part can be changed and the rest stays as it was written. */
final class JsonTree {

    private static final int DEEPEST = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private static final JsonFactory COMMENTED =
            JSON.rebuild().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private JsonTree() {}

    /**
     * A value.
     *
     * @param type the token that it begins with
     * @param from where it begins
     * @param to where it ends; exact for text, objects and {@code null}
     * @param text what it says, for text
     * @param members what it holds, for an object
     */
    record Node(JsonToken type, int from, int to, String text, List<Member> members) {

        boolean isObject() {
            return type == JsonToken.START_OBJECT;
        }

        boolean isNull() {
            return type == JsonToken.VALUE_NULL;
        }

        boolean isText() {
            return type == JsonToken.VALUE_STRING;
        }

        Optional<Node> member(String name) {
            return members.stream()
                    .filter(member -> member.name().equals(name))
                    .map(Member::value)
                    .findFirst();
        }
    }

    /**
     * A field of an object.
     *
     * @param name its name
     * @param from where its name begins, at the quote
     * @param value its value
     */
    record Member(String name, int from, Node value) {}

    static Node parse(String text) throws FileProblem {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            Node root = node(json);
            if (json.nextToken() != null || !root.isObject()) {
                throw new FileProblem("it is not one JSON object");
            }
            return root;
        } catch (IOException malformed) {
            // Neither chained nor quoted: Jackson's message holds a part of the text.
            throw new FileProblem(
                    isCommented(text)
                            ? "it has a comment, which JSON does not know: take it out, or use another file"
                            : "it is not JSON, or has a field twice");
        }
    }

    /** Whether it is JSON except for its comments. */
    private static boolean isCommented(String text) {
        try (JsonParser json = COMMENTED.createParser(text)) {
            while (json.nextToken() != null) {
                json.skipChildren();
            }
            return true;
        } catch (IOException otherwise) {
            return false;
        }
    }

    private static Node node(JsonParser json) throws IOException, FileProblem {
        JsonToken type = json.currentToken();
        if (type == null) {
            throw new FileProblem("it ends too early");
        }
        int from = offset(json);
        return switch (type) {
            case START_OBJECT -> {
                List<Member> members = members(json);
                yield new Node(type, from, offset(json) + 1, "", members);
            }
            case VALUE_STRING -> {
                String said = json.getText();
                yield new Node(type, from, (int) json.currentLocation().getCharOffset(), said, List.of());
            }
            default -> {
                json.skipChildren();
                yield new Node(type, from, from + (type == JsonToken.VALUE_NULL ? 4 : 1), "", List.of());
            }
        };
    }

    private static List<Member> members(JsonParser json) throws IOException, FileProblem {
        var members = new ArrayList<Member>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            int from = offset(json);
            json.nextToken();
            members.add(new Member(name, from, node(json)));
        }
        return members;
    }

    private static int offset(JsonParser json) {
        return (int) json.currentTokenLocation().getCharOffset();
    }
}
