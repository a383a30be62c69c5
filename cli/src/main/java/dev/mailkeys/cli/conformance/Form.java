package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.text.KnownTokens;
import java.util.stream.Collectors;

/** The form of JSON: which fields there are, and of which types. Says nothing of their values. */
final class Form {

    private Form() {}

    static String of(JsonNode node) {
        if (node.isMissingNode()) {
            return "without JSON";
        } else if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> name(field.getKey()) + ": " + inner(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return inner(node);
    }

    private static String inner(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> of(node);
            case ARRAY -> "list";
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            default -> "nothing";
        };
    }

    /** A plain field name. Any other might hold somebody's data, and is replaced. */
    static String name(String field) {
        return isPlain(field) ? field : "(a field)";
    }

    static boolean isPlain(String field) {
        return field.matches("[A-Za-z][A-Za-z_-]{0,39}") && !KnownTokens.isIn(field);
    }
}
