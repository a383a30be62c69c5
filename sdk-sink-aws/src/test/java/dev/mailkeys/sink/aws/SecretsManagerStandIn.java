package dev.mailkeys.sink.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets Manager with one secret, {@code mail/news}: versions, labels, and the rules of its documents about them. */
final class SecretsManagerStandIn extends AwsStandIn {

    static final String NAME = "mail/news";

    /** Contents by the version's id, in the order in which they were written. */
    final Map<String, String> versions = new LinkedHashMap<>();

    /** The version by the label. */
    final Map<String, String> labels = new LinkedHashMap<>();

    boolean exists;
    boolean isDeleted;
    boolean isRotated;
    boolean isBinary;
    String owner = "";
    String primary = "";
    JsonNode created = object();

    SecretsManagerStandIn() throws IOException {
        super("secretsmanager", "secretsmanager", "aws-secretsmanager.model.json");
    }

    @Override
    Optional<String> current() {
        return Optional.ofNullable(labels.get("AWSCURRENT")).map(versions::get);
    }

    /** Another's write, as the console does it. */
    @Override
    synchronized void write(String text) {
        exists = true;
        add("another-version-of-someone-else-" + versions.size(), text, List.of("AWSCURRENT"));
    }

    @Override
    JsonNode perform(String operation, JsonNode input) {
        if (operation.equals("CreateSecret")) {
            return create(input);
        }
        if (!exists || !input.path("SecretId").asText().equals(NAME)) {
            throw new Refused("ResourceNotFoundException");
        }
        if (operation.equals("DescribeSecret")) {
            return describe();
        }
        if (isDeleted) {
            throw new Refused(
                    400,
                    "InvalidRequestException",
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return switch (operation) {
            case "GetSecretValue" -> get();
            case "PutSecretValue" -> put(input);
            case "UpdateSecretVersionStage" -> move(input);
            default -> throw new Refused("UnknownOperationException");
        };
    }

    private ObjectNode named() {
        return object().put("ARN", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:mail/news-AbCdEf")
                .put("Name", NAME);
    }

    private JsonNode describe() {
        ObjectNode about = named();
        if (isDeleted) {
            about.put("DeletedDate", 1.7955E9);
        }
        if (isRotated) {
            about.put("RotationEnabled", true);
        }
        if (!owner.isEmpty()) {
            about.put("OwningService", owner);
        }
        if (!primary.isEmpty()) {
            about.put("PrimaryRegion", primary);
        }
        ObjectNode stages = about.putObject("VersionIdsToStages");
        labels.forEach((label, version) -> stages.withArray(version).add(label));
        return about;
    }

    private JsonNode get() {
        String version = labels.get("AWSCURRENT");
        if (version == null) {
            throw new Refused("ResourceNotFoundException");
        }
        ObjectNode answer = named().put("VersionId", version).put("CreatedDate", 1.7955E9);
        answer.putArray("VersionStages").add("AWSCURRENT");
        return answer.put(isBinary ? "SecretBinary" : "SecretString", versions.get(version));
    }

    private JsonNode put(JsonNode input) {
        String version = input.path("ClientRequestToken").asText();
        String text = input.path("SecretString").asText();
        if (versions.containsKey(version)) {
            if (!versions.get(version).equals(text)) {
                throw new Refused("ResourceExistsException");
            }
            return named().put("VersionId", version);
        }
        List<String> stages = new ArrayList<>();
        input.path("VersionStages").forEach(stage -> stages.add(stage.asText()));
        if (stages.isEmpty() || versions.isEmpty()) {
            stages.add("AWSCURRENT");
        }
        add(version, text, stages);
        return named().put("VersionId", version);
    }

    private void add(String version, String text, List<String> stages) {
        versions.put(version, text);
        stages.forEach(stage -> label(stage, version));
    }

    private void label(String stage, String version) {
        String before = labels.put(stage, version);
        if (stage.equals("AWSCURRENT") && before != null) {
            labels.put("AWSPREVIOUS", before);
        }
    }

    private JsonNode move(JsonNode input) {
        String stage = input.path("VersionStage").asText();
        String from = input.path("RemoveFromVersionId").asText(null);
        String to = input.path("MoveToVersionId").asText(null);
        if (labels.containsKey(stage) && !labels.get(stage).equals(from)) {
            throw new Refused("InvalidParameterException");
        }
        if (to == null || !versions.containsKey(to)) {
            throw new Refused("ResourceNotFoundException");
        }
        label(stage, to);
        return named();
    }

    private JsonNode create(JsonNode input) {
        String version = input.path("ClientRequestToken").asText();
        String text = input.path("SecretString").asText();
        if (exists && !text.equals(versions.get(version))) {
            throw new Refused("ResourceExistsException");
        }
        exists = true;
        created = input;
        add(version, text, List.of("AWSCURRENT"));
        return named().put("VersionId", version);
    }
}
