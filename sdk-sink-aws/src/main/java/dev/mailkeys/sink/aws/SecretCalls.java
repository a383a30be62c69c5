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

    /** At the version that we wrote last. A version without any label may be deleted by AWS before it is current. */
    static final String OURS = "mailkeys";

    /** What is said of the secret; empty if there is none. */
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

    /** Adds a version that nobody reads yet, unless it is the secret's first. The same twice is one. */
    void put(String version, Secret text) {
        Map<String, Object> input = id();
        input.put("ClientRequestToken", version);
        input.put("SecretString", text);
        input.put("VersionStages", List.of(OURS));
        api.call("PutSecretValue", Repeat.IDEMPOTENT, input, Done.class, Done::known);
    }

    /** Makes a version the current one, if another is that now. */
    void move(String from, String to) {
        Map<String, Object> input = id();
        input.put("VersionStage", CURRENT);
        input.put("RemoveFromVersionId", from);
        input.put("MoveToVersionId", to);
        api.call("UpdateSecretVersionStage", Repeat.NEVER, input, Done.class, Done::known);
    }

    /** Makes the secret. The same twice is one. */
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

    /** What is said of a secret. */
    record About(
            @JsonProperty("ARN") Optional<String> arn,
            @JsonProperty("RotationEnabled") Optional<Boolean> rotated,
            @JsonProperty("DeletedDate") Optional<Double> deleted,
            @JsonProperty("OwningService") Optional<String> owner,
            @JsonProperty("PrimaryRegion") Optional<String> primary,
            @JsonProperty("VersionIdsToStages") Optional<Map<String, List<String>>> stages) {

        /** That there is none, AWS says by a code. An answer without a name says nothing. */
        About known() {
            return SecretCalls.known(this, arn);
        }

        /** The version that is current; empty if there is none. */
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

    /** What a write answers, of which nothing is needed but that it is an answer of AWS's. */
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
