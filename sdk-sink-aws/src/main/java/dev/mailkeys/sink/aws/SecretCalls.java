package dev.mailkeys.sink.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Models;
import dev.mailkeys.core.provider.Repeat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls for one secret of Secrets Manager.
 *
 * @param api calls the service
 * @param secret its name or ARN
 */
record SecretCalls(AwsApi api, String secret) {

    static final String CURRENT = "AWSCURRENT";

    /**
     * The label of the version that we wrote last. AWS may delete a version without a label before it becomes current.
     */
    static final String OURS = "mailkeys";

    /** The secret's description; empty if there is no secret. */
    Optional<About> describe() {
        try {
            return Optional.of(api.call("DescribeSecret", Repeat.SAFE, id(), About.class, About::known));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /** The current version; empty if there is none. */
    Optional<Value> current() {
        try {
            return Optional.of(api.call("GetSecretValue", Repeat.SAFE, id(), Value.class, Value::known));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /** Adds a version, which is not current unless it is the secret's first. Idempotent. */
    void put(String version, Secret text) {
        Map<String, Object> input = id();
        input.put("ClientRequestToken", version);
        input.put("SecretString", text);
        input.put("VersionStages", List.of(OURS));
        api.call("PutSecretValue", Repeat.IDEMPOTENT, input, Done.class, Done::known);
    }

    /** Makes a version current, if the expected one is current now. */
    void move(String from, String to) {
        Map<String, Object> input = id();
        input.put("VersionStage", CURRENT);
        input.put("RemoveFromVersionId", from);
        input.put("MoveToVersionId", to);
        api.call("UpdateSecretVersionStage", Repeat.NEVER, input, Done.class, Done::known);
    }

    /** Creates the secret. Idempotent. */
    void create(String version, Secret text, Optional<String> kmsKey) {
        Map<String, Object> input = new HashMap<>(Map.of("Name", secret));
        input.put("ClientRequestToken", version);
        input.put("SecretString", text);
        input.put("Description", "A key of an email provider, rotated by mailkeys.");
        kmsKey.ifPresent(key -> input.put("KmsKeyId", key));
        api.call("CreateSecret", Repeat.IDEMPOTENT, input, Done.class, Done::known);
    }

    private Map<String, Object> id() {
        return new HashMap<>(Map.of("SecretId", secret));
    }

    /** A secret's description. */
    record About(
            @JsonProperty("ARN") Optional<String> arn,
            @JsonProperty("RotationEnabled") Optional<Boolean> rotated,
            @JsonProperty("DeletedDate") Optional<Double> deleted,
            @JsonProperty("OwningService") Optional<String> owner,
            @JsonProperty("PrimaryRegion") Optional<String> primary,
            @JsonProperty("VersionIdsToStages") Optional<Map<String, List<String>>> stages) {

        /** AWS reports a missing secret by a code. An answer without a name proves nothing. */
        About known() {
            return SecretCalls.known(this, arn);
        }

        /** The current version; empty if there is none. */
        Optional<String> current() {
            return stages.orElse(Map.of()).entrySet().stream()
                    .filter(version -> version.getValue().contains(CURRENT))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** A version of a secret. */
    record Value(
            @JsonProperty("VersionId") Optional<String> version,
            @JsonProperty("SecretString") Optional<Secret> text,
            @JsonProperty("SecretBinary") Optional<Secret> bytes) {

        Value known() {
            if (version.isEmpty()) {
                throw Models.missing("VersionId");
            }
            return this;
        }
    }

    /** The answer to a write. Only needed to know that AWS has answered. */
    record Done(@JsonProperty("ARN") Optional<String> arn) {

        Done known() {
            return SecretCalls.known(this, arn);
        }
    }

    private static <T> T known(T answer, Optional<String> arn) {
        if (arn.isEmpty()) {
            throw Models.missing("ARN");
        }
        return answer;
    }
}
