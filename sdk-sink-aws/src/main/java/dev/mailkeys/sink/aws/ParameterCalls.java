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
 * The calls for one parameter of Systems Manager.
 *
 * @param api calls the service
 * @param parameter its name
 */
record ParameterCalls(AwsApi api, String parameter) {

    static final String SECURE = "SecureString";

    private static final int MOST_OF_A_PAGE = 50;

    /** The current parameter; empty if there is none. */
    Optional<Parameter> current() {
        Map<String, Object> input = name();
        input.put("WithDecryption", true);
        try {
            return Optional.of(api.call("GetParameter", Repeat.SAFE, input, Found.class, Found::known));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /** The settings of that version. A new version must repeat them, because AWS would otherwise use its defaults. */
    Optional<Version> version(long number) {
        Map<String, Object> input = name();
        input.put("MaxResults", MOST_OF_A_PAGE);
        while (true) {
            History page = api.call("GetParameterHistory", Repeat.SAFE, input, History.class, History::known);
            Optional<Version> found = page.versions().orElseThrow().stream()
                    .filter(version -> version.number().equals(Optional.of(number)))
                    .findFirst();
            if (found.isPresent() || page.next().filter(next -> !next.isEmpty()).isEmpty()) {
                return found;
            }
            input.put("NextToken", page.next().get());
        }
    }

    /** Creates the parameter, unless it exists. */
    long create(Secret text, Optional<String> kmsKey) {
        Map<String, Object> input = name();
        input.put("Value", text);
        input.put("Type", SECURE);
        input.put("Overwrite", false);
        input.put("Description", "A key of an email provider, rotated by mailkeys.");
        kmsKey.ifPresent(key -> input.put("KeyId", key));
        return api.call("PutParameter", Repeat.NEVER, input, Written.class, Written::version);
    }

    /** Writes the next version unconditionally. */
    long overwrite(Secret text, Version before, Optional<String> kmsKey) {
        Map<String, Object> input = name();
        input.put("Value", text);
        input.put("Type", SECURE);
        input.put("Overwrite", true);
        kmsKey.or(before::key).ifPresent(key -> input.put("KeyId", key));
        before.tier().ifPresent(tier -> input.put("Tier", tier));
        before.description().ifPresent(words -> input.put("Description", words));
        before.pattern().ifPresent(pattern -> input.put("AllowedPattern", pattern));
        before.dataType().ifPresent(type -> input.put("DataType", type));
        before.policies()
                .filter(all -> !all.isEmpty())
                .ifPresent(all -> input.put(
                        "Policies", all.stream().map(Policy::words).toList().toString()));
        return api.call("PutParameter", Repeat.NEVER, input, Written.class, Written::version);
    }

    private Map<String, Object> name() {
        return new HashMap<>(Map.of("Name", parameter));
    }

    /** The answer to a read. */
    record Found(@JsonProperty("Parameter") Optional<Parameter> parameter) {

        /** AWS reports a missing parameter by a code. An answer without a parameter proves nothing. */
        Parameter known() {
            return parameter
                    .filter(found -> found.value().isPresent() && found.number().isPresent())
                    .orElseThrow(() -> Models.missing("Parameter"));
        }
    }

    /** A parameter. */
    record Parameter(
            @JsonProperty("Type") Optional<String> type,
            @JsonProperty("Value") Optional<Secret> value,
            @JsonProperty("Version") Optional<Long> number) {}

    /** A page of versions, the oldest first. */
    record History(
            @JsonProperty("Parameters") Optional<List<Version>> versions,
            @JsonProperty("NextToken") Optional<String> next) {

        History known() {
            if (versions.isEmpty()) {
                throw Models.missing("Parameters");
            }
            return this;
        }
    }

    /** A version without its value. */
    record Version(
            @JsonProperty("Version") Optional<Long> number,
            @JsonProperty("KeyId") Optional<String> key,
            @JsonProperty("Tier") Optional<String> tier,
            @JsonProperty("Description") Optional<String> description,
            @JsonProperty("AllowedPattern") Optional<String> pattern,
            @JsonProperty("DataType") Optional<String> dataType,
            @JsonProperty("Policies") Optional<List<Policy>> policies) {}

    /** A policy: what happens to a parameter at some time. */
    record Policy(@JsonProperty("PolicyText") Optional<String> text) {

        String words() {
            return text.orElse("{}");
        }
    }

    /** The answer to a write. */
    record Written(@JsonProperty("Version") Optional<Long> number) {

        long version() {
            return number.orElseThrow(() -> Models.missing("Version"));
        }
    }
}
