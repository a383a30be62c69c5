package dev.mailkeys.sink.aws;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.crash.Once;
import dev.mailkeys.crash.Store;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.SecretContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A service of AWS that holds a text with the token in a field.
 *
 * @param kind the kind of its sinks
 * @param aws the service
 * @param sinks makes a sink for an address of the service
 * @param texts every text that was written
 * @param keepsPutsApart whether a put has a name
 */
public record AwsStore(
        String kind, AwsStandIn aws, Function<URI, Sink> sinks, Supplier<List<String>> texts, boolean keepsPutsApart)
        implements Store {

    private static final AwsAccess ACCESS = AwsAccess.ofKey(
                    AwsStandIn.KEY_ID, AwsStandIn.SECRET, Optional.of(AwsStandIn.SESSION))
            .inRegion(AwsStandIn.REGION);

    private static final SecretContent FIELD = SecretContent.field(JsonText.FIELD);

    /** Secrets Manager. */
    public static Store ofSecrets(Timing timing) {
        try {
            var aws = new SecretsManagerStandIn();
            return new AwsStore(
                    "aws-secretsmanager",
                    aws,
                    at -> SecretsManagerSink.of(SecretsManagerStandIn.NAME, ACCESS, Once.at(at), timing)
                            .inField(FIELD),
                    () -> List.copyOf(aws.versions.values()),
                    true);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Parameter Store. */
    public static Store ofParameters(Timing timing) {
        try {
            var aws = new ParameterStoreStandIn();
            return new AwsStore(
                    "aws-ssm",
                    aws,
                    at -> ParameterStoreSink.of(ParameterStoreStandIn.NAME, ACCESS, Once.at(at), timing)
                            .inField(FIELD),
                    () -> aws.versions.stream()
                            .map(version -> version.path("Value").asText())
                            .toList(),
                    false);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public URI address() {
        return aws.address();
    }

    @Override
    public Sink sink(URI address) {
        return sinks.apply(address);
    }

    @Override
    public Optional<String> token() {
        return aws.current().map(JsonText::token);
    }

    @Override
    public void hold(String token) {
        aws.write(JsonText.of(token));
    }

    @Override
    public List<String> written() {
        return texts.get();
    }

    @Override
    public List<String> broken() {
        return aws.broken;
    }

    @Override
    public void close() {
        aws.close();
    }
}
