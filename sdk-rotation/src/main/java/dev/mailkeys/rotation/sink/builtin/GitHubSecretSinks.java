package dev.mailkeys.rotation.sink.builtin;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.sink.GitHubSecretSink;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code type = "github-secret"}: a secret of GitHub Actions. */
public final class GitHubSecretSinks implements SinkFactory {

    private static final SinkServer GITHUB =
            new SinkServer("github", "GitHub", URI.create("https://api.github.com"), "GITHUB_API_URL");

    /** For {@link java.util.ServiceLoader}. */
    public GitHubSecretSinks() {}

    @Override
    public String type() {
        return "github-secret";
    }

    @Override
    public String title() {
        return "secrets of GitHub Actions";
    }

    @Override
    public Optional<SinkServer> server() {
        return Optional.of(GITHUB);
    }

    @Override
    public List<SinkKey> keys() {
        return List.of(
                SinkKey.of("repository", Kind.TEXT, "owner/name").required(),
                SinkKey.of(
                                "secret",
                                Kind.TEXT,
                                "the secret's name, in upper case. A variable NAME_MAILKEYS beside it says whose token it"
                                        + " is")
                        .required(),
                SinkKey.of("environment", Kind.TEXT, "the environment whose secret it is"),
                SinkKey.of("settle-time", Kind.LENGTH, "how long after a failure the secret may still change")
                        .otherwise("\"1m\""),
                SinkKey.of("token-env", Kind.CREDENTIAL, "the variable that holds GitHub's token")
                        .otherwise("MAILKEYS_GITHUB_TOKEN"));
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Optional<String> repository = values.text("repository");
        Optional<String> name = values.text("secret");
        if (repository.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        // The names are checked here, with any credential.
        return values.understood("secret", () -> sink(values, Secret.of("none"), ClientSettings.defaults()))
                .map(checked -> SinkPlan.of(
                        checked.name(), context -> sink(values, context.secret("token-env"), context.settings())));
    }

    private static GitHubSecretSink sink(SinkValues values, Secret token, ClientSettings settings) {
        GitHubSecretSink made = GitHubSecretSink.of(
                values.text("repository").orElseThrow(), values.text("secret").orElseThrow(), token, settings);
        GitHubSecretSink placed =
                values.text("environment").map(made::inEnvironment).orElse(made);
        return values.length("settle-time").map(placed::settlingFor).orElse(placed);
    }
}
