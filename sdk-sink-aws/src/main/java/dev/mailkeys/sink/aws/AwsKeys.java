package dev.mailkeys.sink.aws;

import dev.mailkeys.rotation.sink.SecretContent;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of both kinds of sinks. */
final class AwsKeys {

    private AwsKeys() {}

    static List<SinkKey> with(SinkKey place, String kmsKey) {
        return Stream.of(
                        place.required(),
                        SinkKey.of(
                                "field",
                                Kind.TEXT_OR_TEXTS,
                                "the field of its JSON that is the token, or a path: mail.token; a field FIELD_mailkeys"
                                        + " beside it says whose token it is. As a list, where a name has dots. Without"
                                        + " it the token is all that is stored"),
                        SinkKey.of("create", Kind.FLAG, "whether it is made if it is not there")
                                .otherwise("false"),
                        SinkKey.of("kms-key", Kind.TEXT, kmsKey),
                        SinkKey.of("region", Kind.TEXT, "the region, unless the ARN of a secret says it")
                                .otherwise("as for AWS's own tools: AWS_REGION, the profile, the machine"),
                        SinkKey.of("profile", Kind.TEXT, "the profile in ~/.aws that says who we are")
                                .otherwise("as for AWS's own tools: the environment, AWS_PROFILE, a role"),
                        SinkKey.of(
                                        "settle-time",
                                        Kind.LENGTH,
                                        "how long after it was given up a write may still take effect")
                                .otherwise("\"1m\""))
                .toList();
    }

    /** Credentials and region; empty if a problem was noted. */
    static Optional<AwsAccess> access(SinkValues values) {
        AwsAccess who = values.text("profile").map(AwsAccess::ofProfile).orElseGet(AwsAccess::usual);
        return values.text("region")
                .map(region -> values.understood("region", () -> who.inRegion(region)))
                .orElse(Optional.of(who));
    }

    /** The place of the token; empty if a problem was noted. */
    static Optional<SecretContent> content(SinkValues values) {
        if (!values.has("field")) {
            return Optional.of(SecretContent.whole());
        }
        Optional<String> path = values.text("field");
        return values.understood(
                "field",
                () -> path.map(SecretContent::field).orElseGet(() -> SecretContent.field(values.texts("field"))));
    }

    static void note(SinkValues values, String key, Optional<String> problem) {
        problem.ifPresent(text -> values.problem(key, key + " " + text));
    }
}
