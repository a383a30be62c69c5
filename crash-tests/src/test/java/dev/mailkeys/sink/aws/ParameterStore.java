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

/** Parameter Store, with a parameter that has the token in a field. */
public record ParameterStore(ParameterStoreStandIn aws, Timing timing) implements Store {

    public static Store start(Timing timing) {
        try {
            return new ParameterStore(new ParameterStoreStandIn(), timing);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public String kind() {
        return "aws-ssm";
    }

    @Override
    public URI address() {
        return aws.address();
    }

    @Override
    public Sink sink(URI address) {
        var access = AwsAccess.ofKey(AwsStandIn.KEY_ID, AwsStandIn.SECRET, Optional.of(AwsStandIn.SESSION))
                .inRegion(AwsStandIn.REGION);
        return ParameterStoreSink.of(ParameterStoreStandIn.NAME, access, Once.at(address), timing)
                .inField(SecretContent.field(JsonText.FIELD));
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
        return aws.versions.stream()
                .map(version -> version.path("Value").asText())
                .toList();
    }

    @Override
    public boolean keepsPutsApart() {
        return false;
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
