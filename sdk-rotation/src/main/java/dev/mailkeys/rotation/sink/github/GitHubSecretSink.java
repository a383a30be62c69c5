package dev.mailkeys.rotation.sink.github;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A secret of GitHub: of a repository, an environment or an organization, for Actions, Dependabot or Codespaces, as its
 * {@link GitHubSecretPlace} says. It can't be read back. Beside it stands a variable of Actions, {@code <SECRET>_MAILKEYS}
 * (for the others {@code <SECRET>_MAILKEYS_DEPENDABOT} and {@code <SECRET>_MAILKEYS_CODESPACES}), that says whose token the
 * secret holds, and that anyone who may read the variables can read: it holds the key's id, name and settings. An
 * organization's is visible to no repository.
 *
 * <p>The variable says that a delivery is on its way before the secret is written, and whose token it is afterwards. A
 * variable that says the first, or that is older than the secret, is no mark: the secret may be another's. Times are
 * GitHub's, of whole seconds. GitHub may show what was there before a write for some seconds; that is looked at again
 * before it is believed. If GitHub asks to wait because of too many calls, the sink waits, up to
 * {@link dev.mailkeys.core.RetryPolicy#longestRetryAfter()}. A longer wait ends the call, and the message says until when it lasts.
 *
 * <p>A repository that was renamed is not written to under its new name: the message says what it is
 * called now. The public key is read anew for every put, and once more where GitHub refuses what was sealed for it.
 *
 * <p>The credential is a fine-grained token or one of a GitHub App with the permission for the secrets (repository:
 * "Secrets", "Dependabot secrets", "Codespaces secrets"; organization: "Secrets", "Organization dependabot secrets",
 * "Organization codespaces secrets") and with "Variables", each read and write; for an environment with "Environments" in
 * the place of both. A classic token needs {@code repo}, for an organization {@code admin:org}. The {@code GITHUB_TOKEN} of
 * a workflow can't write secrets. {@link #check} finds out whether all may be read; whether they may be written shows when
 * the variable is, before the secret is touched.
 *
 * <p>Needs {@code org.bouncycastle:bcprov-jdk18on}, which is optional to this library; on the module path the module
 * {@code org.bouncycastle.provider} must be among the roots. A run that has begun reads the secret that was there when its
 * job began.
 */
public final class GitHubSecretSink implements Sink {

    /** GitHub ends a request after 10 seconds; ours waits 30. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final ApiClient api;
    private final GitHubSecretPlace place;
    private final String name;
    private final Duration settleTime;
    private final GitHubPatience patience;
    private final GitHubDelivery delivery;

    private GitHubSecretSink(
            ApiClient api, GitHubSecretPlace place, String name, Duration settleTime, GitHubPatience patience) {
        this.api = api;
        this.patience = patience;
        this.place = place;
        this.name = name;
        this.settleTime = settleTime;
        this.delivery = new GitHubDelivery(
                name(), place, new GitHubSecret(api, place, name), new GitHubDirectory(api), patience);
    }

    /**
     * A secret for Actions of a repository.
     *
     * @param repository the repository, {@code owner/name}
     * @param name the secret's name, in upper case
     * @param credential the token to write it with
     * @return the sink
     * @throws IllegalArgumentException if that is no name of a repository or a secret
     */
    public static GitHubSecretSink of(String repository, String name, Secret credential) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(credential, "credential must not be null");
        return of(repository, name, credential, ClientSettings.defaults());
    }

    /**
     * A secret for Actions of a repository, with settings for the client: another address, a proxy, a time limit.
     *
     * @param repository the repository, {@code owner/name}
     * @param name the secret's name, in upper case
     * @param credential the token to write it with
     * @param settings the client's settings
     * @return the sink
     * @throws IllegalArgumentException if that is no name of a repository or a secret
     */
    public static GitHubSecretSink of(String repository, String name, Secret credential, ClientSettings settings) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(credential, "credential must not be null");
        Objects.requireNonNull(settings, "settings must not be null");
        return at(GitHubSecretPlace.repository(repository), name, credential, settings);
    }

    /**
     * A secret of any kind.
     *
     * @param place where it is
     * @param name the secret's name, in upper case
     * @param credential the token to write it with
     * @param settings the client's settings
     * @return the sink
     * @throws IllegalArgumentException if that is no name of a secret
     */
    public static GitHubSecretSink at(
            GitHubSecretPlace place, String name, Secret credential, ClientSettings settings) {
        Objects.requireNonNull(place, "place must not be null");
        Objects.requireNonNull(name, "name must not be null");
        return at(place, name, ApiClient.of(GitHub.PROFILE, credential, settings), GitHubPatience.of(settings.calls()));
    }

    /**
     * A secret for Actions of a repository. The credential is in {@code MAILKEYS_GITHUB_TOKEN}, and GitHub's address in
     * {@code GITHUB_API_URL}, as it is in every workflow, or else {@code https://api.github.com}.
     *
     * @param repository the repository, {@code owner/name}
     * @param name the secret's name, in upper case
     * @return the sink
     * @throws IllegalStateException if the credential is not set
     */
    public static GitHubSecretSink fromEnv(String repository, String name) {
        Objects.requireNonNull(name, "name must not be null");
        return at(
                GitHubSecretPlace.repository(repository),
                name,
                ApiClient.fromEnv(GitHub.PROFILE, GitHub.CREDENTIAL, GitHub.URL),
                GitHubPatience.of(ClientSettings.defaults().calls()));
    }

    static GitHubSecretSink at(GitHubSecretPlace place, String name, ApiClient api, GitHubPatience patience) {
        return new GitHubSecretSink(api, place, name, A_MINUTE, patience);
    }

    /**
     * The secret and the variable of that name in an environment of the repository.
     *
     * @param environmentName the environment, which must be there
     * @return the sink
     * @throws IllegalArgumentException if this is no secret for Actions of a repository
     */
    public GitHubSecretSink inEnvironment(String environmentName) {
        Objects.requireNonNull(environmentName, "environmentName must not be null");
        return new GitHubSecretSink(api, place.environment(environmentName), name, settleTime, patience);
    }

    /**
     * The same sink with another settle time.
     *
     * @param time how long after it was given up a write may still take effect, a minute unless said otherwise
     * @return the sink
     */
    public GitHubSecretSink settlingFor(Duration time) {
        Objects.requireNonNull(time, "time must not be null");
        return new GitHubSecretSink(api, place, name, time, patience);
    }

    @Override
    public String name() {
        return place + "#" + name;
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return Set.of(SinkCapability.METADATA, SinkCapability.IDEMPOTENT_PUT);
    }

    @Override
    public Duration settleTime() {
        return settleTime;
    }

    @Override
    public void check() {
        delivery.check();
    }

    @Override
    public SinkState read() {
        return new SinkState(Optional.empty(), delivery.mark(), Optional.empty());
    }

    @Override
    public Optional<String> put(Delivery given, Optional<String> expected) {
        Objects.requireNonNull(given, "given must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        if (given.token().reveal().codePoints().anyMatch(GitHubSecretSink::breaksALine)) {
            throw new SinkException(
                    SinkException.Kind.UNCHANGED,
                    name() + ": the value for it has a line break, so it is not a token.",
                    null);
        }
        delivery.put(given);
        return Optional.empty();
    }

    private static boolean breaksALine(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }
}
