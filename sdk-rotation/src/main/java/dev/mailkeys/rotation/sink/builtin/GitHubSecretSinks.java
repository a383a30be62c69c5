package dev.mailkeys.rotation.sink.builtin;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.sink.github.GitHubSecretPlace;
import dev.mailkeys.rotation.sink.github.GitHubSecretSink;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code type = "github-secret"}: a secret of GitHub, of a repository, an environment or an organization. */
public final class GitHubSecretSinks implements SinkFactory {

    private static final SinkServer GITHUB =
            new SinkServer("github", "GitHub", URI.create("https://api.github.com"), "GITHUB_API_URL");

    private static final String SELECTED = "selected";

    /** For {@link java.util.ServiceLoader}. */
    public GitHubSecretSinks() {}

    @Override
    public String type() {
        return "github-secret";
    }

    @Override
    public String title() {
        return "secrets of GitHub";
    }

    @Override
    public Optional<SinkServer> server() {
        return Optional.of(GITHUB);
    }

    @Override
    public List<SinkKey> keys() {
        return List.of(
                SinkKey.of("repository", Kind.TEXT, "owner/name. Either this or organization"),
                SinkKey.of("organization", Kind.TEXT, "the organization whose secret it is"),
                SinkKey.of(
                                "secret",
                                Kind.TEXT,
                                "the secret's name, in upper case. A variable NAME_MAILKEYS beside it says whose token it"
                                        + " is")
                        .required(),
                SinkKey.word("app", List.of("actions", "dependabot", "codespaces"), "for which of GitHub's programs"),
                SinkKey.of("environment", Kind.TEXT, "the environment of the repository whose secret it is"),
                new SinkKey(
                        "visibility",
                        Kind.WORD,
                        false,
                        Optional.of("as it is"),
                        "which repositories of the organization see it; a new secret is private",
                        List.of("private", "all", SELECTED),
                        0,
                        Integer.MAX_VALUE),
                SinkKey.of(
                        "repositories",
                        Kind.TEXTS,
                        "with visibility selected: the repositories that see it, without their owner"),
                SinkKey.of("settle-time", Kind.LENGTH, "how long after a failure the secret may still change")
                        .otherwise("\"1m\""),
                SinkKey.of("token-env", Kind.CREDENTIAL, "the variable that holds GitHub's token")
                        .otherwise("MAILKEYS_GITHUB_TOKEN"));
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Optional<GitHubSecretPlace> place = place(values);
        // The name is checked even with a wrong place or credential, so that all problems are reported at once.
        GitHubSecretPlace any = place.orElse(GitHubSecretPlace.repository("owner/name"));
        Optional<GitHubSecretSink> checked = values.text("secret")
                .flatMap(name -> values.understood(
                        "secret", () -> sink(any, values, Secret.of("none"), ClientSettings.defaults())));
        return checked.filter(known -> values.problems().isEmpty())
                .map(known -> SinkPlan.of(
                        known.name(), context -> sink(any, values, context.secret("token-env"), context.settings())));
    }

    private static Optional<GitHubSecretPlace> place(SinkValues values) {
        checkRepositories(values);
        return owner(values)
                .or(() -> assumed(values))
                .flatMap(owner -> with(values, owner, "environment", owner::environment))
                .flatMap(owner -> with(values, owner, "app", app -> of(owner, app)))
                .flatMap(owner -> with(values, owner, "visibility", word -> visible(owner, word, values)));
    }

    /**
     * A stand-in for a missing or invalid owner, to check the other keys with. With two owners they can't be checked.
     */
    private static Optional<GitHubSecretPlace> assumed(SinkValues values) {
        boolean isRepository = values.has("repository");
        boolean isOrganization = values.has("organization") || !isRepository && values.has("visibility");
        if (isRepository && isOrganization) {
            return Optional.empty();
        }
        return Optional.of(
                isOrganization ? GitHubSecretPlace.organization("any") : GitHubSecretPlace.repository("owner/name"));
    }

    private static Optional<GitHubSecretPlace> owner(SinkValues values) {
        Optional<String> repository = values.text("repository");
        Optional<String> organization = values.text("organization");
        if (repository.isPresent() == organization.isPresent()) {
            String what = repository.isPresent()
                    ? "Set repository or organization, not both."
                    : "Set repository, as owner/name, or organization.";
            values.problem("repository", what);
            return Optional.empty();
        }
        return repository
                .map(name -> values.understood("repository", () -> GitHubSecretPlace.repository(name)))
                .orElseGet(() -> values.understood(
                        "organization", () -> GitHubSecretPlace.organization(organization.orElseThrow())));
    }

    /** Notes a problem and goes on without that value, so that all problems are reported at once. */
    private static Optional<GitHubSecretPlace> with(
            SinkValues values, GitHubSecretPlace place, String key, Function<String, GitHubSecretPlace> more) {
        return values.text(key)
                .flatMap(text -> values.understood(key, () -> more.apply(text)))
                .or(() -> Optional.of(place));
    }

    private static GitHubSecretPlace of(GitHubSecretPlace place, String app) {
        return switch (app) {
            case "dependabot" -> place.dependabot();
            case "codespaces" -> place.codespaces();
            default -> place;
        };
    }

    private static GitHubSecretPlace visible(GitHubSecretPlace place, String word, SinkValues values) {
        return switch (word) {
            case "all" -> place.visibleToAll();
            case SELECTED -> place.visibleTo(values.texts("repositories"));
            default -> place.visibleToPrivate();
        };
    }

    private static void checkRepositories(SinkValues values) {
        boolean isSelected = values.text("visibility").filter(SELECTED::equals).isPresent();
        if (values.has("repositories") && !isSelected) {
            values.problem(
                    "repositories", "repositories are for visibility = \"selected\"; set that, or leave them out.");
        }
    }

    private static GitHubSecretSink sink(
            GitHubSecretPlace place, SinkValues values, Secret token, ClientSettings settings) {
        GitHubSecretSink made = GitHubSecretSink.at(place, values.text("secret").orElseThrow(), token, settings);
        return values.length("settle-time").map(made::settlingFor).orElse(made);
    }
}
