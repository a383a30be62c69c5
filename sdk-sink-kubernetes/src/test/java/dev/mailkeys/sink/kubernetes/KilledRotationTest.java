package dev.mailkeys.sink.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.sink.kubernetes.ApiServer.Fault;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rotation into a cluster that goes away at each of its calls, before or after it did what was asked. */
@Timeout(300)
class KilledRotationTest {

    private static final ClientSettings ONCE = ClientSettings.builder()
            .calls(CallSettings.builder()
                    .retries(RetryPolicy.builder().maxAttempts(1).build())
                    .build())
            .build();

    private final SimulatedClock clock = SimulatedClock.running();
    private final MemoryJournals journals = new MemoryJournals();

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whereverTheClusterGoes_theTokenInItWorks_andTheNextRunEnds(Fault death) throws IOException {
        int calls = 0;
        boolean isOver = false;
        while (!isOver) {
            isOver = endsWell(death, calls);
            calls++;
        }
        assertThat(calls).as("the calls of a rotation").isGreaterThan(10);
    }

    /** Whether it ended before the cluster went. */
    private boolean endsWell(Fault death, int life) throws IOException {
        try (var emailit = EmailitSimulator.start(clock);
                var cluster = new ApiServer()) {
            cluster.write("token", emailit.seedKey("newsletter").token());
            cluster.deploy();
            cluster.death = death;
            cluster.life = life;
            RotationReport first = rotation(emailit, cluster, life).run();
            boolean isOver = cluster.life >= 0;
            String where = death + " at call " + life + " of " + cluster.calls + ": " + first;
            assertThat(emailit.accepts(cluster.value("token").orElseThrow()))
                    .as(where)
                    .isTrue();
            cluster.life = Integer.MAX_VALUE;
            RotationReport last =
                    isOver ? first : rotation(emailit, cluster, life).run();
            assertThat(last.outcome()).as(where + "; then " + last).isEqualTo(Outcome.DONE);
            assertThat(emailit.liveKeys())
                    .as(where + "; beside the managing key")
                    .hasSize(2);
            assertThat(emailit.accepts(cluster.value("token").orElseThrow()))
                    .as(where)
                    .isTrue();
            assertThat(cluster.deployment().orElseThrow().toString()).as(where).contains("restartedAt");
            return isOver;
        }
    }

    private Rotation rotation(EmailitSimulator emailit, ApiServer cluster, int run) throws IOException {
        Path config = Files.writeString(home.resolve("config"), """
            contexts: [{name: prod, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: "%s"}}]
            users: [{name: u, user: {token: %s}}]
            """.formatted(cluster.address(), ApiServer.TOKEN));
        var timing = SimulatedTiming.of(clock);
        var sink = KubernetesSecretSink.of(
                        KubernetesPlace.of("mail", "newsletter", "token"),
                        KubernetesCluster.of(Map.of(), home).ofKubeconfig(config),
                        ONCE,
                        timing)
                .restarting("sender");
        ClientSettings settings =
                ClientSettings.builder().baseUrl(emailit.baseUrl()).build();
        return Rotation.of("newsletter " + run)
                .key(EmailitAdapter.using(Secret.of(emailit.managementToken()), settings), "newsletter")
                .sink(sink)
                .journal(journals)
                .options(RotationOptions.builder().grace(Duration.ZERO).build())
                .timing(timing)
                .build();
    }
}
