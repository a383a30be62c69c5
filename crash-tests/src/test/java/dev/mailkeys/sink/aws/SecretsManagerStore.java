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

/** Secrets Manager, with a secret that has the token in a field. */
public record SecretsManagerStore(SecretsManagerStandIn aws, Timing timing) implements Store {

    public static Store start(Timing timing) {
        try {
            return new SecretsManagerStore(new SecretsManagerStandIn(), timing);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public String kind() {
        return "aws-secretsmanager";
    }

    @Override
    public URI address() {
        return aws.address();
    }

    @Override
    public Sink sink(URI address) {
        var access = AwsAccess.ofKey(AwsStandIn.KEY_ID, AwsStandIn.SECRET, Optional.of(AwsStandIn.SESSION))
                .inRegion(AwsStandIn.REGION);
        return SecretsManagerSink.of(SecretsManagerStandIn.NAME, access, Once.at(address), timing)
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
        return List.copyOf(aws.versions.values());
    }

    @Override
    public boolean keepsPutsApart() {
        return true;
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
