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

/** {@code type = "aws-ssm"}: a parameter of AWS Systems Manager. */
public final class ParameterStoreSinks implements SinkFactory {

    /** For {@link java.util.ServiceLoader}. */
    public ParameterStoreSinks() {}

    @Override
    public String type() {
        return "aws-ssm";
    }

    @Override
    public String title() {
        return "parameters of AWS Systems Manager";
    }

    @Override
    public Optional<SinkServer> server() {
        return Optional.of(AwsService.PARAMETER_STORE.server());
    }

    @Override
    public List<SinkKey> keys() {
        return AwsKeys.with(
                SinkKey.of("parameter", Kind.TEXT, "the parameter's name: /mail/newsletter"),
                "the KMS key that it is encrypted with from the next put on, by id, alias or ARN; without it the one"
                        + " that it has, and for a new one alias/aws/ssm");
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Objects.requireNonNull(values, "values must not be null");
        Optional<String> parameter = values.text("parameter");
        AwsKeys.note(values, "parameter", parameter.flatMap(AwsNames::ofParameter));
        Optional<AwsAccess> access = AwsKeys.access(values);
        Optional<SecretContent> content = AwsKeys.content(values);
        if (parameter.isEmpty()
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

    private static ParameterStoreSink sink(
            SinkValues values, AwsAccess access, SecretContent content, ClientSettings settings) {
        ParameterStoreSink whole =
                ParameterStoreSink.of(values.text("parameter").orElse(""), access, settings);
        ParameterStoreSink placed = whole.inField(content);
        ParameterStoreSink keyed =
                values.text("kms-key").map(placed::encryptedWith).orElse(placed);
        ParameterStoreSink made = values.flag("create") ? keyed.creating() : keyed;
        return values.length("settle-time").map(made::settlingFor).orElse(made);
    }
}
