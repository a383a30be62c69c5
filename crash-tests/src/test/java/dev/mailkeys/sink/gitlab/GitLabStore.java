package dev.mailkeys.sink.gitlab;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.crash.NotingStore;
import dev.mailkeys.crash.Once;
import dev.mailkeys.crash.Store;
import dev.mailkeys.rotation.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** GitLab, with its token in a variable of one project. */
public final class GitLabStore extends NotingStore {

    private static final String NAME = "EMAILIT_TOKEN";

    private final GitLabStandIn gitlab = new GitLabStandIn();
    private final Timing timing;

    private GitLabStore(Timing timing) throws IOException {
        super(NAME);
        this.timing = timing;
    }

    public static Store start(Timing timing) {
        try {
            return new GitLabStore(timing);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public String kind() {
        return "gitlab-variable";
    }

    @Override
    public URI address() {
        return gitlab.address();
    }

    @Override
    public Sink sink(URI address) {
        var place = GitLabPlace.ofProject("acme/mail", NAME);
        return GitLabVariableSink.of(place, Secret.of(GitLabStandIn.TOKEN), Once.at(address), timing);
    }

    @Override
    public Optional<String> token() {
        return Optional.ofNullable(gitlab.variables.get("projects " + NAME + " *"))
                .map(variable -> variable.path("value").textValue());
    }

    @Override
    protected void seed(String token) {
        gitlab.seed("projects", NAME, "*", token);
    }

    @Override
    public List<String> broken() {
        return gitlab.broken;
    }

    @Override
    public void close() {
        gitlab.close();
    }
}
