package dev.mailkeys.sink.aws;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.rotation.sink.SecretContent;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code type = "aws-secretsmanager"}: a secret of AWS Secrets Manager. */
public final class SecretsManagerSinks implements SinkFactory {

    /** For {@link java.util.ServiceLoader}. */
    public SecretsManagerSinks() {}

    @Override
    public String type() {
        return "aws-secretsmanager";
    }

    @Override
    public String title() {
        return "secrets of AWS Secrets Manager";
    }

    @Override
    public Optional<SinkServer> server() {
        return Optional.of(AwsService.SECRETS_MANAGER.server());
    }

    @Override
    public List<SinkKey> keys() {
        return AwsKeys.with(
                SinkKey.of("secret", Kind.TEXT, "the secret's name or ARN"),
                "the KMS key of a secret that is made, by id, alias or ARN; one that is there keeps its key");
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Objects.requireNonNull(values, "values must not be null");
        Optional<String> secret = values.text("secret");
        AwsKeys.note(values, "secret", secret.flatMap(AwsNames::ofSecret));
        if (values.has("kms-key") && !values.flag("create")) {
            values.problem("kms-key", "kms-key is for create = true; a secret that is there keeps its key");
        }
        if (values.flag("create") && secret.filter(AwsNames::isArn).isPresent()) {
            values.problem(
                    "create", "create = true needs the secret's name: the ARN of one that is not there is not known");
        }
        secret.flatMap(AwsNames::regionOf)
                .filter(region -> values.text("region")
                        .filter(said -> !said.equals(region))
                        .isPresent())
                .ifPresent(region -> values.problem(
                        "region",
                        "region is not that of the ARN, " + region + ": leave it out, or correct one of the two"));
        Optional<AwsAccess> access = AwsKeys.access(values);
        Optional<SecretContent> content = AwsKeys.content(values);
        if (secret.isEmpty()
                || access.isEmpty()
                || content.isEmpty()
                || !values.problems().isEmpty()) {
            return Optional.empty();
        }
        String place = sink(values, access.get(), content.get(), ClientSettings.defaults())
                .name();
        return Optional.of(SinkPlan.of(
                place,
                context -> sink(values, access.get().hiding(context::secrets), content.get(), context.settings())));
    }

    private static SecretsManagerSink sink(
            SinkValues values, AwsAccess access, SecretContent content, ClientSettings settings) {
        SecretsManagerSink whole = SecretsManagerSink.of(values.text("secret").orElse(""), access, settings);
        SecretsManagerSink placed = whole.inField(content);
        SecretsManagerSink made = values.flag("create") ? placed.creating(values.text("kms-key")) : placed;
        return values.length("settle-time").map(made::settlingFor).orElse(made);
    }
}
