package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.sink.Canary;
import dev.mailkeys.rotation.sink.SinkContract;
import dev.mailkeys.rotation.sink.github.GitHubStandIn.Fault;
import dev.mailkeys.rotation.sink.github.GitHubStandIn.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every kind of secret of GitHub's must keep. */
abstract class GitHubContract extends SinkContract {

    static final String NAME = "EMAILIT_TOKEN";
    static final KeyMark OTHER = new KeyMark("emailit", "em_id_2", "b--r2-a1", "r2", 1, KeySettings.of(Map.of()));

    final NoWaiting waits = new NoWaiting();
    GitHubStandIn gitHub;

    /** Where the secrets of the kind are at the stand-in. */
    abstract String prefix();

    /** The place of the kind. */
    abstract GitHubSecretPlace place();

    String secret() {
        return prefix() + "/" + NAME;
    }

    String variable() {
        return prefix() + "/" + NAME + "_MAILKEYS";
    }

    @BeforeEach
    void start() throws IOException {
        gitHub = new GitHubStandIn();
    }

    @AfterEach
    void whatArrived_wasAsDescribed_andHeldNoToken() {
        gitHub.close();
        assertThat(gitHub.broken).as("what GitHub's description does not allow").isEmpty();
        gitHub.received.forEach(call -> Canary.assertAbsentFrom("a request, but for its Authorization", call));
        gitHub.variables.values().forEach(variable -> Canary.assertAbsentFrom("a variable", variable.value()));
    }

    @Override
    protected GitHubSecretSink sink() {
        return sink(place(), GitHubStandIn.CREDENTIAL);
    }

    GitHubSecretSink sink(GitHubSecretPlace place, String credential) {
        return sink(place, credential, Duration.ofMinutes(1));
    }

    /** One that waits so long for a limit to pass. */
    GitHubSecretSink sink(Duration longest) {
        return sink(place(), GitHubStandIn.CREDENTIAL, longest);
    }

    private GitHubSecretSink sink(GitHubSecretPlace place, String credential, Duration longest) {
        var settings = ClientSettings.builder().baseUrl(gitHub.address()).build();
        var api = ApiClient.of(GitHub.PROFILE, Secret.of(credential), settings, waits);
        return GitHubSecretSink.at(place, NAME, api, new GitHubPatience(waits, longest, event -> {}));
    }

    @Override
    protected Optional<String> stored() {
        return Optional.ofNullable(gitHub.secrets.get(secret())).map(Stored::value);
    }

    @Override
    protected void changeBehindItsBack(Secret token) {
        gitHub.secrets.put(secret(), new Stored(token.reveal(), gitHub.now));
    }

    @Override
    protected void breakIt() {
        gitHub.refusals.put("PUT secret", 403);
    }

    @Override
    protected List<Path> places() {
        return List.of();
    }

    /** Loses what comes of every put of the secret from now on. */
    void lose(Fault fault) {
        gitHub.faults.put("PUT secret", fault);
    }

    /** Waits that take no time, and are written down. */
    static final class NoWaiting implements Timing {

        final List<Duration> all = new ArrayList<>();

        @Override
        public Instant now() {
            return Instant.parse("2026-11-21T00:00:00Z");
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration delay) {
            all.add(delay);
        }

        @Override
        public double random() {
            return 0;
        }
    }
}
