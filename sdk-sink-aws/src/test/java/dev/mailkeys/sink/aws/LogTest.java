package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.impl.StaticLoggerBinder;

/** AWS's library logs, for applications that want it. What is secret is in none of it, however much is asked for. */
@Timeout(60)
class LogTest {

    private static final Secret TOKEN = Secret.of("em_live_CANARYCANARYCANARYCANARY1");

    @Test
    void nothingSecret_isLogged_evenWhereEverythingIs() throws IOException {
        StaticLoggerBinder.LINES.clear();
        deliver();
        // The stand-in has a thread of its own, and there AWS's signer, which logs more.
        List<String> lines = StaticLoggerBinder.LINES.stream()
                .filter(line -> line.by().equals(Thread.currentThread()))
                .map(StaticLoggerBinder.Line::text)
                .toList();
        assertThat(lines).isNotEmpty();
        assertThat(lines)
                .noneMatch(line -> line.contains("CANARYCANARY")
                        || line.contains(AwsStandIn.SECRET.reveal())
                        || line.contains(AwsStandIn.SESSION.reveal()));
    }

    private static void deliver() throws IOException {
        try (var stand = new SecretsManagerStandIn()) {
            var access = AwsAccess.ofKey(AwsStandIn.KEY_ID, AwsStandIn.SECRET, Optional.of(AwsStandIn.SESSION));
            var settings = ClientSettings.builder().baseUrl(stand.address()).build();
            var mark = new KeyMark("emailit", "id", "name", "r1", 1, KeySettings.of(Map.of()));
            SecretsManagerSink.of(SecretsManagerStandIn.NAME, access.inRegion(AwsStandIn.REGION), settings)
                    .creating(Optional.empty())
                    .put(new Delivery(TOKEN, mark), Optional.empty());
            assertThat(stand.current()).contains(TOKEN.reveal());
        }
    }
}
