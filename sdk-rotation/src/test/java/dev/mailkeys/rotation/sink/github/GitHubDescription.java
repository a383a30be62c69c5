package dev.mailkeys.rotation.sink.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * GitHub's own description of its API, {@code api.github.com.json} of the folder that {@code -Dspecs} names. Where it is,
 * every call and every success of the stand-in is held to it: path, method, query, and bodies down to their last field.
 */
final class GitHubDescription {

    private static final String FOLDER = System.getProperty("specs", "");
    private static final Path FILE = Path.of(FOLDER, "api.github.com.json");
    private static final String JSON = "/content/application~1json";

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            VersionFlag.V7,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    private static Optional<GitHubDescription> read;

    private final JsonNode root;
    private final Map<String, JsonNode> found = new HashMap<>();

    private GitHubDescription(JsonNode root) {
        this.root = root;
    }

    /** The description; empty where nobody has named it. It is large, so it is read once. */
    static synchronized Optional<GitHubDescription> given() {
        if (read == null) {
            read = Optional.of(FILE)
                    .filter(file -> !FOLDER.isEmpty() && Files.exists(file))
                    .map(GitHubDescription::of);
        }
        return read;
    }

    private static GitHubDescription of(Path file) {
        try {
            return new GitHubDescription(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What a call breaks; nothing where it is as described. */
    List<String> problems(String method, String path, String query, JsonNode body) {
        JsonNode operation = operation(method, path);
        if (operation.isMissingNode()) {
            return List.of("there is no " + method + " " + path);
        }
        var problems = new ArrayList<String>();
        names(query).filter(name -> !takes(operation, name)).forEach(name -> problems.add("takes no " + name));
        JsonNode schema = operation.at("/requestBody" + JSON + "/schema");
        if (schema.isMissingNode()) {
            return body.isNull() ? problems : List.of("takes no body");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!schema.path("properties").has(name)) {
                problems.add("there is no field " + name);
            }
        });
        problems.addAll(problems(schema, body));
        return problems;
    }

    /** What an answer of success breaks, except for what GitHub's own example breaks too. */
    List<String> problemsOfAnswer(String method, String path, int status, JsonNode answer) {
        JsonNode response = operation(method, path).at("/responses/" + status);
        if (response.isMissingNode()) {
            return List.of(method + " " + path + " never answers " + status);
        }
        JsonNode schema = response.at(JSON + "/schema");
        if (schema.isMissingNode()) {
            return List.of();
        }
        var problems = new ArrayList<>(problems(schema, answer));
        problems.removeAll(problems(schema, example(response)));
        return problems;
    }

    /** An answer as GitHub shows it in its description, for all the fields that nobody here reads. */
    JsonNode example(String method, String path) {
        return example(operation(method, path).at("/responses/200"));
    }

    private JsonNode example(JsonNode response) {
        JsonNode examples = response.at(JSON + "/examples");
        JsonNode first = examples.isEmpty() ? examples : examples.elements().next();
        return (first.has("$ref") ? root.at(first.path("$ref").asText().substring(1)) : first).path("value");
    }

    private List<String> problems(JsonNode schema, JsonNode body) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", root.path("components"));
        return SCHEMAS.getSchema(whole).validate(body).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private boolean takes(JsonNode operation, String query) {
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode described = parameter.has("$ref")
                    ? root.at(parameter.path("$ref").asText().substring(1))
                    : parameter;
            if (described.path("in").asText().equals("query")
                    && described.path("name").asText().equals(query)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> names(String query) {
        return query == null ? Stream.of() : Arrays.stream(query.split("&")).map(part -> part.replaceFirst("=.*", ""));
    }

    private JsonNode operation(String method, String path) {
        return found.computeIfAbsent(method + " " + path, any -> look(path)).path(method.toLowerCase(Locale.ROOT));
    }

    /** The path with the fewest braces: {@code secrets/public-key} is none of {@code secrets/{secret_name}}. */
    private JsonNode look(String path) {
        return root.path("paths").properties().stream()
                .filter(known -> path.matches(known.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .min((one, two) -> braces(one.getKey()) - braces(two.getKey()))
                .map(Map.Entry::getValue)
                .orElse(root.path("nothing"));
    }

    private static int braces(String path) {
        return path.split("\\{", -1).length;
    }
}
