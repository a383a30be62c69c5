package dev.mailkeys.sink.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * AWS's published description of a service, where it is at hand ({@code -Dspecs=FOLDER}): which members a request or an
 * answer has, of which type, how long, of which pattern.
 */
final class ServiceModel {

    private final JsonNode root;

    private ServiceModel(JsonNode root) {
        this.root = root;
    }

    static Optional<ServiceModel> of(String file) {
        Path path = Path.of(System.getProperty("specs", "none"), file);
        try {
            return Files.exists(path)
                    ? Optional.of(new ServiceModel(new ObjectMapper().readTree(path.toFile())))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new IllegalStateException(path + " can't be read.", unreadable);
        }
    }

    boolean has(String operation) {
        return root.at("/operations").has(operation);
    }

    List<String> problemsOfInput(String operation, JsonNode body) {
        return problems(operation, "input", body);
    }

    List<String> problemsOfOutput(String operation, JsonNode body) {
        return problems(operation, "output", body);
    }

    boolean mayFailWith(String operation, String code) {
        for (JsonNode error : root.at("/operations/" + operation + "/errors")) {
            if (error.path("shape").asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private List<String> problems(String operation, String side, JsonNode body) {
        String shape =
                root.at("/operations/" + operation + "/" + side + "/shape").asText();
        var problems = new ArrayList<String>();
        check(operation, shape, body, problems);
        return problems;
    }

    private void check(String where, String name, JsonNode value, List<String> problems) {
        JsonNode shape = root.at("/shapes/" + name);
        String type = shape.path("type").asText();
        boolean fits =
                switch (type) {
                    case "structure", "map" -> value.isObject();
                    case "list" -> value.isArray();
                    case "string", "blob" -> value.isTextual();
                    case "boolean" -> value.isBoolean();
                    case "integer", "long" -> value.isIntegralNumber();
                    case "timestamp" -> value.isNumber();
                    default -> false;
                };
        if (!fits) {
            problems.add(where + " is no " + type);
            return;
        }
        size(where, shape, value, problems);
        if (type.equals("structure")) {
            members(where, shape, value, problems);
        }
        if (type.equals("map")) {
            value.properties()
                    .forEach(entry -> check(
                            where + "." + entry.getKey(),
                            shape.at("/value/shape").asText(),
                            entry.getValue(),
                            problems));
        }
        value.elements();
        if (type.equals("list")) {
            value.forEach(each -> check(where + "[]", shape.at("/member/shape").asText(), each, problems));
        }
    }

    private static void size(String where, JsonNode shape, JsonNode value, List<String> problems) {
        int size = value.isTextual() ? value.textValue().length() : value.isContainerNode() ? value.size() : -1;
        if (size >= 0
                && (size < shape.path("min").asInt(0)
                        || size > shape.path("max").asInt(Integer.MAX_VALUE))) {
            problems.add(where + " has a size of " + size);
        }
        if (value.isTextual()
                && shape.has("pattern")
                && !Pattern.matches(shape.get("pattern").asText(), value.asText())) {
            problems.add(where + " does not match " + shape.get("pattern").asText());
        }
        if (shape.has("enum")) {
            boolean isOne = false;
            for (JsonNode word : shape.get("enum")) {
                isOne |= word.equals(value);
            }
            if (!isOne) {
                problems.add(where + " is none of " + shape.get("enum"));
            }
        }
    }

    private void members(String where, JsonNode shape, JsonNode value, List<String> problems) {
        for (JsonNode required : shape.path("required")) {
            if (!value.has(required.asText())) {
                problems.add(where + " lacks " + required.asText());
            }
        }
        value.properties().forEach(member -> {
            JsonNode known = shape.at("/members/" + member.getKey());
            if (known.isMissingNode()) {
                problems.add(where + " has no member " + member.getKey());
            } else {
                check(where + "." + member.getKey(), known.path("shape").asText(), member.getValue(), problems);
            }
        });
    }
}
