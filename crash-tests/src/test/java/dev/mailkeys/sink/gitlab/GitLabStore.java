package dev.mailkeys.sink.gitlab;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.crash.Once;
import dev.mailkeys.crash.Store;
import dev.mailkeys.rotation.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GitLab, with its token in a variable of one project. */
public record GitLabStore(GitLabStandIn gitlab, Timing timing, List<String> written) implements Store {

    private static final String NAME = "EMAILIT_TOKEN";

    public static Store start(Timing timing) {
        try {
            return new GitLabStore(new GitLabStandIn(), timing, new ArrayList<>());
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
    public void hold(String token) {
        gitlab.seed("projects", NAME, "*", token);
        written.add(token);
    }

    @Override
    public void carriedOut(String call) {
        if (call.startsWith("PUT ") && call.endsWith("/" + NAME)) {
            written.add(token().orElseThrow());
        }
    }

    @Override
    public boolean keepsPutsApart() {
        return false;
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
