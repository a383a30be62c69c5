package dev.mailkeys.rotation.sink.github;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.crash.NotingStore;
import dev.mailkeys.crash.Once;
import dev.mailkeys.crash.Store;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.github.GitHubStandIn.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** GitHub, with its token in a secret for Actions of one repository. */
public final class GitHubStore extends NotingStore {

    private static final String NAME = "EMAILIT_TOKEN";
    private static final String SECRET = "/actions/" + NAME;

    private final GitHubStandIn gitHub = new GitHubStandIn();
    private final Timing timing;

    private GitHubStore(Timing timing) throws IOException {
        super(NAME);
        this.timing = timing;
    }

    public static Store start(Timing timing) {
        try {
            return new GitHubStore(timing);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public String kind() {
        return "github-secret";
    }

    @Override
    public URI address() {
        return gitHub.address();
    }

    @Override
    public Sink sink(URI address) {
        var api = ApiClient.of(GitHub.PROFILE, Secret.of(GitHubStandIn.CREDENTIAL), Once.at(address), timing);
        var patience = new GitHubPatience(timing, Duration.ofMinutes(1), event -> {});
        return GitHubSecretSink.at(GitHubSecretPlace.repository("acme/mail"), NAME, api, patience);
    }

    /** What a job is given. */
    @Override
    public Optional<String> token() {
        return Optional.ofNullable(gitHub.secrets.get(SECRET)).map(Stored::value);
    }

    @Override
    protected void seed(String token) {
        gitHub.secrets.put(SECRET, new Stored(token, timing.now()));
    }

    @Override
    public void called() {
        gitHub.now = timing.now();
    }

    @Override
    public List<String> broken() {
        return gitHub.broken;
    }

    @Override
    public void close() {
        gitHub.close();
    }
}
