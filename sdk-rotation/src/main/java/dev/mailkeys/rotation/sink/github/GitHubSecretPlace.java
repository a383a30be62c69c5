package dev.mailkeys.rotation.sink.github;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where at GitHub a secret is: in a repository, in an environment of one or in an organization, and for Actions, Dependabot
 * or Codespaces. Each has calls of its own, and a public key of its own. Immutable.
 *
 * <p>What GitHub has no call for is refused at once: environments have secrets for Actions alone, and who may see a secret is
 * said only of an organization's.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/secrets">GitHub's calls for secrets</a>
 */
public final class GitHubSecretPlace {

    private static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final List<String> owner;
    private final Optional<String> environment;
    private final GitHubApp app;
    private final Optional<GitHubVisibility> visibility;

    private GitHubSecretPlace(
            List<String> owner, Optional<String> environment, GitHubApp app, Optional<GitHubVisibility> visibility) {
        this.owner = owner;
        this.environment = environment;
        this.app = app;
        this.visibility = visibility;
    }

    /**
     * A repository, for Actions.
     *
     * @param repository the repository, {@code owner/name}
     * @return the place
     * @throws IllegalArgumentException if that is no name of a repository
     */
    public static GitHubSecretPlace repository(String repository) {
        Objects.requireNonNull(repository, "repository must not be null");
        String[] parts = repository.split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("A repository is owner/name.");
        }
        return new GitHubSecretPlace(List.of(parts), Optional.empty(), GitHubApp.ACTIONS, Optional.empty());
    }

    /**
     * An organization, for Actions. Who sees the secret stays as it is, and a new secret is for the private repositories.
     *
     * @param organization the organization's name; a user's account is none
     * @return the place
     * @throws IllegalArgumentException if that is no name of an organization
     */
    public static GitHubSecretPlace organization(String organization) {
        Objects.requireNonNull(organization, "organization must not be null");
        if (!ORGANIZATION.matcher(organization).matches()) {
            throw new IllegalArgumentException("An organization is one name, without a slash.");
        }
        return new GitHubSecretPlace(List.of(organization), Optional.empty(), GitHubApp.ACTIONS, Optional.empty());
    }

    /**
     * An environment of this repository.
     *
     * @param name the environment, which must be there
     * @return the place
     * @throws IllegalArgumentException if this is an organization, or not for Actions
     */
    public GitHubSecretPlace environment(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return checked(new GitHubSecretPlace(owner, Optional.of(name), app, visibility));
    }

    /**
     * The same place for Dependabot.
     *
     * @return the place
     * @throws IllegalArgumentException if this is an environment
     */
    public GitHubSecretPlace dependabot() {
        return checked(new GitHubSecretPlace(owner, environment, GitHubApp.DEPENDABOT, visibility));
    }

    /**
     * The same place for Codespaces: secrets of a repository or an organization, not a user's own.
     *
     * @return the place
     * @throws IllegalArgumentException if this is an environment
     */
    public GitHubSecretPlace codespaces() {
        return checked(new GitHubSecretPlace(owner, environment, GitHubApp.CODESPACES, visibility));
    }

    /**
     * The same organization, whose every repository sees the secret.
     *
     * @return the place
     * @throws IllegalArgumentException if this is no organization
     */
    public GitHubSecretPlace visibleToAll() {
        return visible(new GitHubVisibility("all", List.of()));
    }

    /**
     * The same organization, whose private and internal repositories see the secret.
     *
     * @return the place
     * @throws IllegalArgumentException if this is no organization
     */
    public GitHubSecretPlace visibleToPrivate() {
        return visible(new GitHubVisibility("private", List.of()));
    }

    /**
     * The same organization, of which these repositories see the secret, and no other.
     *
     * @param repositories the repositories' names, without their owner
     * @return the place
     * @throws IllegalArgumentException if this is no organization, there are no repositories, or a name has a slash
     */
    public GitHubSecretPlace visibleTo(List<String> repositories) {
        Objects.requireNonNull(repositories, "repositories must not be null");
        return visible(new GitHubVisibility("selected", repositories));
    }

    private GitHubSecretPlace visible(GitHubVisibility to) {
        return checked(new GitHubSecretPlace(owner, environment, app, Optional.of(to)));
    }

    private static GitHubSecretPlace checked(GitHubSecretPlace place) {
        if (place.environment.isPresent() && place.isOrganization()) {
            throw new IllegalArgumentException("Only a repository has environments, not an organization.");
        }
        if (place.environment.isPresent() && place.app != GitHubApp.ACTIONS) {
            throw new IllegalArgumentException("Environments have secrets for Actions only, not for "
                    + place.app.title() + "; leave the environment out.");
        }
        if (place.visibility.isPresent() && !place.isOrganization()) {
            throw new IllegalArgumentException("Only an organization's secrets have a visibility, not a repository's.");
        }
        return place;
    }

    boolean isOrganization() {
        return owner.size() == 1;
    }

    /** Repository and environment, or organization: what stands in the braces of the paths. */
    List<String> parts() {
        return environment
                .map(name -> List.of(owner.get(0), owner.get(1), name))
                .orElse(owner);
    }

    /** The repository or the organization. */
    String owner() {
        return String.join("/", owner);
    }

    Optional<String> environment() {
        return environment;
    }

    Optional<GitHubVisibility> visibility() {
        return visibility;
    }

    GitHubApp app() {
        return app;
    }

    /** What GitHub calls the permission for the secrets. */
    String secretsPermission() {
        if (environment.isPresent()) {
            return "repository permission Environments";
        }
        return isOrganization() ? app.organizationPermission() : app.repositoryPermission();
    }

    /** What GitHub calls the permission for the variables. */
    String variablesPermission() {
        if (environment.isPresent()) {
            return "repository permission Environments";
        }
        return (isOrganization() ? "organization" : "repository") + " permission Variables";
    }

    /** The sink's name, but for the secret's: {@code github:acme/mail:production}. */
    @Override
    public String toString() {
        String program = app == GitHubApp.ACTIONS ? "" : "-" + app.word();
        return "github" + program + ":" + owner()
                + environment.map(name -> ":" + name).orElse("");
    }
}
