package dev.mailkeys.sink.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Vault's published description, {@code vault-kv.openapi.json} of the folder that {@code -Dspecs} names. Where it is, every
 * call and every answer of the stand-in is held to it.
 */
final class VaultDescription {

    private static final String FOLDER = System.getProperty("specs", "");

    /** What is not described there: whether a credential has rights, and what is mounted. */
    private static final Set<String> ELSEWHERE = Set.of("capabilities", "mount");

    private final JsonNode root;

    private VaultDescription(JsonNode root) {
        this.root = root;
    }

    static Optional<VaultDescription> given() throws IOException {
        Path file = Path.of(FOLDER, "vault-kv.openapi.json");
        return !FOLDER.isEmpty() && Files.exists(file)
                ? Optional.of(new VaultDescription(new ObjectMapper().readTree(file.toFile())))
                : Optional.empty();
    }

    /** What a call breaks; nothing where it is as described. Operations are known by their names, for logins share a path. */
    List<String> problems(String operation, String method, String path, JsonNode body) {
        if (isElsewhere(operation)) {
            return List.of();
        }
        JsonNode described = described(operation, method, path);
        if (described.isMissingNode()) {
            return List.of(method + " " + path + " is no " + operation);
        }
        JsonNode schema = resolved(described.at("/requestBody/content/application~1json/schema"));
        return schema.isMissingNode() && !body.isEmpty()
                ? List.of(operation + " takes no body")
                : problems(schema, body);
    }

    /** What an answer breaks. Of refusals, and of what logins answer, nothing is described. */
    List<String> problemsOfAnswer(String operation, String method, String path, int status, JsonNode data) {
        if (isElsewhere(operation) || status >= 400) {
            return List.of();
        }
        JsonNode response = described(operation, method, path).at("/responses/" + status);
        return response.isMissingNode()
                ? List.of(operation + " never answers " + status)
                : problems(resolved(response.at("/content/application~1json/schema")), data);
    }

    /** The fields that the body of each operation may have. */
    Map<String, Set<String>> fieldsByOperation() {
        var found = new HashMap<String, Set<String>>();
        root.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    JsonNode schema = resolved(operation.at("/requestBody/content/application~1json/schema"));
                    var fields = new TreeSet<String>();
                    schema.path("properties").fieldNames().forEachRemaining(fields::add);
                    found.put(operation.path("operationId").asText(), fields);
                }));
        return found;
    }

    private static boolean isElsewhere(String operation) {
        return operation.equals("none") || ELSEWHERE.contains(operation);
    }

    private JsonNode described(String operation, String method, String path) {
        for (Map.Entry<String, JsonNode> place : root.path("paths").properties()) {
            String pattern =
                    place.getKey().replaceAll("\\{\\w+mount_path}", "[^{}]+?").replace("{path}", "[^{}]+");
            JsonNode described = place.getValue().path(method.toLowerCase(Locale.ROOT));
            if (path.matches(pattern) && described.path("operationId").asText().equals(operation)) {
                return described;
            }
        }
        return root.path("nothing");
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static List<String> problems(JsonNode schema, JsonNode object) {
        var problems = new ArrayList<String>();
        object.properties().forEach(field -> {
            JsonNode described = schema.path("properties").path(field.getKey());
            if (described.isMissingNode()) {
                problems.add("there is no field " + field.getKey());
            } else if (!fits(described.path("type").asText(), field.getValue())) {
                problems.add(field.getKey() + " is no " + described.path("type").asText());
            }
        });
        return problems;
    }

    private static boolean fits(String type, JsonNode value) {
        return value.isNull()
                || switch (type) {
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    default -> false;
                };
    }
}
