package dev.mailkeys.sink.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameter Store with one parameter, {@code /mail/news}, and its history, in pages of two. */
final class ParameterStoreStandIn extends AwsStandIn {

    static final String NAME = "/mail/news";

    /** What was said in each write, the oldest first. */
    final List<ObjectNode> versions = new ArrayList<>();

    ParameterStoreStandIn() throws IOException {
        super("ssm", "AmazonSSM", "aws-ssm-parameters.model.json");
    }

    @Override
    Optional<String> current() {
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(last().path("Value").asText());
    }

    ObjectNode last() {
        return versions.get(versions.size() - 1);
    }

    /** Another's write. */
    @Override
    synchronized void write(String text) {
        versions.add(object().put("Value", text).put("Type", "SecureString").put("KeyId", "alias/mail"));
    }

    @Override
    JsonNode perform(String operation, JsonNode input) {
        if (operation.equals("PutParameter")) {
            return put((ObjectNode) input);
        }
        if (versions.isEmpty() || !input.path("Name").asText().equals(NAME)) {
            throw new Refused("ParameterNotFound");
        }
        return operation.equals("GetParameter") ? get(input) : history(input);
    }

    private JsonNode get(JsonNode input) {
        ObjectNode answer = object();
        boolean isClear = input.path("WithDecryption").asBoolean();
        answer.putObject("Parameter")
                .put("Name", NAME)
                .put("Type", last().path("Type").asText())
                .put("Value", isClear ? last().path("Value").asText() : "AQICAHg")
                .put("Version", versions.size())
                .put("LastModifiedDate", 1.7955E9)
                .put("DataType", "text");
        return answer;
    }

    private JsonNode put(ObjectNode input) {
        if (!versions.isEmpty() && !input.path("Overwrite").asBoolean()) {
            throw new Refused("ParameterAlreadyExists");
        }
        if (input.path("Value").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 4096) {
            throw new Refused(
                    400, "ValidationException", "Value '" + input.path("Value").asText() + "' is too long");
        }
        versions.add(input);
        return object().put("Version", versions.size())
                .put("Tier", input.path("Tier").asText("Standard"));
    }

    private JsonNode history(JsonNode input) {
        int from = Integer.parseInt(input.path("NextToken").asText("0"));
        int to = Math.min(from + 2, versions.size());
        ObjectNode answer = object();
        var page = answer.putArray("Parameters");
        for (int number = from; number < to; number++) {
            ObjectNode said = versions.get(number);
            ObjectNode version = page.addObject().put("Name", NAME).put("Version", number + 1);
            for (String kept : List.of("Type", "KeyId", "Tier", "Description", "AllowedPattern", "DataType")) {
                if (said.has(kept)) {
                    version.set(kept, said.get(kept));
                }
            }
            if (said.has("Policies")) {
                version.putArray("Policies")
                        .addObject()
                        .put("PolicyText", said.get("Policies").asText().replaceAll("^\\[|\\]$", ""));
            }
        }
        return to < versions.size() ? answer.put("NextToken", String.valueOf(to)) : answer;
    }
}
