package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A secret of GitHub Actions, of a repository or of an environment of it; secrets of organisations are not supported. It
 * can't be read back. Beside it stands a variable, {@code <SECRET>_MAILKEYS}, that says whose token the secret holds, and
 * that anyone who may read the repository's variables can read: it holds the key's id, name and settings.
 *
 * <p>The variable says that a delivery is on its way before the secret is written, and whose token it is afterwards. A
 * variable that says the first, or that is older than the secret, is no mark: the secret may be another's. Times are
 * GitHub's, of whole seconds. GitHub may show what was there before a write for some seconds; that is looked at again
 * before it is believed. Where it asks to wait because of too many calls, that is waited for, up to
 * {@link dev.mailkeys.core.RetryPolicy#longestRetryAfter()}.
 *
 * <p>The credential is a fine-grained token with the repository permissions "Secrets" and "Variables", read and write (for
 * an environment "Environments" in their place), or a classic token with {@code repo}. The {@code GITHUB_TOKEN} of a
 * workflow can't write secrets. {@link #check} finds out whether both may be read; whether they may be written shows when
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
    private final String repository;
    private final Optional<String> environment;
    private final String name;
    private final Duration settleTime;
    private final GitHubPatience patience;
    private final GitHubDelivery delivery;

    GitHubSecretSink(
            ApiClient api,
            String repository,
            Optional<String> environment,
            String name,
            Duration settleTime,
            GitHubPatience patience) {
        this.api = api;
        this.patience = patience;
        this.repository = repository;
        this.environment = environment;
        this.name = name;
        this.settleTime = settleTime;
        this.delivery = new GitHubDelivery(name(), new GitHubSecret(api, repository, environment, name), patience);
    }

    /**
     * A secret of a repository.
     *
     * @param repository the repository, {@code owner/name}
     * @param name the secret's name, in upper case
     * @param credential the token to write it with
     * @return the sink
     * @throws IllegalArgumentException if that is no name of a repository or a secret
     */
    public static GitHubSecretSink of(String repository, String name, Secret credential) {
        return of(repository, name, credential, ClientSettings.defaults());
    }

    /**
     * A secret of a repository, with settings for the client: another address, a proxy, a time limit.
     *
     * @param repository the repository, {@code owner/name}
     * @param name the secret's name, in upper case
     * @param credential the token to write it with
     * @param settings the client's settings
     * @return the sink
     * @throws IllegalArgumentException if that is no name of a repository or a secret
     */
    public static GitHubSecretSink of(String repository, String name, Secret credential, ClientSettings settings) {
        return of(
                ApiClient.of(GitHub.PROFILE, credential, settings),
                repository,
                name,
                GitHubPatience.of(settings.calls()));
    }

    /**
     * A secret of a repository. The credential is in {@code MAILKEYS_GITHUB_TOKEN}, and GitHub's address in
     * {@code GITHUB_API_URL}, as it is in every workflow, or else {@code https://api.github.com}.
     *
     * @param repository the repository, {@code owner/name}
     * @param name the secret's name, in upper case
     * @return the sink
     * @throws IllegalStateException if the credential is not set
     */
    public static GitHubSecretSink fromEnv(String repository, String name) {
        return of(
                ApiClient.fromEnv(GitHub.PROFILE, GitHub.CREDENTIAL, GitHub.URL),
                repository,
                name,
                GitHubPatience.of(ClientSettings.defaults().calls()));
    }

    static GitHubSecretSink of(ApiClient api, String repository, String name, GitHubPatience patience) {
        return new GitHubSecretSink(api, repository, Optional.empty(), name, A_MINUTE, patience);
    }

    /**
     * The secret and the variable of that name in an environment of the repository.
     *
     * @param environmentName the environment, which must be there
     * @return the sink
     */
    public GitHubSecretSink inEnvironment(String environmentName) {
        return new GitHubSecretSink(api, repository, Optional.of(environmentName), name, settleTime, patience);
    }

    /**
     * The same sink with another settle time.
     *
     * @param time how long after it was given up a write may still take effect, a minute unless said otherwise
     * @return the sink
     */
    public GitHubSecretSink settlingFor(Duration time) {
        return new GitHubSecretSink(api, repository, environment, name, time, patience);
    }

    @Override
    public String name() {
        return "github:" + repository + environment.map(named -> ":" + named).orElse("") + "#" + name;
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
        if (!TokenText.isOne(given.token().reveal())) {
            throw new SinkException(
                    SinkException.Kind.UNCHANGED,
                    name() + ": the value for it has a line break, so it is not a token.",
                    null);
        }
        delivery.put(given);
        return Optional.empty();
    }
}
