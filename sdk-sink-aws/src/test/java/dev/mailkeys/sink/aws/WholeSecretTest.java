package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.SinkContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What every sink must keep, with a secret that is nothing but the token. */
@Timeout(60)
class WholeSecretTest extends SinkContract {

    private final SecretsManagerStandIn aws = new SecretsManagerStandIn();

    WholeSecretTest() throws IOException {}

    @AfterEach
    void keepToTheDescription() {
        aws.close();
        assertThat(aws.broken).isEmpty();
    }

    @Override
    protected Sink sink() {
        AwsAccess access = AwsSinkContract.access();
        var settings = ClientSettings.builder().baseUrl(aws.address()).build();
        return SecretsManagerSink.of(SecretsManagerStandIn.NAME, access.inRegion(AwsStandIn.REGION), settings)
                .creating(Optional.empty());
    }

    @Override
    protected Optional<String> stored() {
        return aws.current();
    }

    @Override
    protected void changeBehindItsBack(Secret token) {
        aws.write(token.reveal());
    }

    @Override
    protected void breakIt() {
        aws.refusals.put("UpdateSecretVersionStage", "AccessDeniedException");
    }

    @Override
    protected List<Path> places() {
        return List.of();
    }
}
