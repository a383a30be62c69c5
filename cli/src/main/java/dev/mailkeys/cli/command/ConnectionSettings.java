package dev.mailkeys.cli.command;

import dev.mailkeys.cli.config.ConnectionValues;
import dev.mailkeys.cli.config.CredentialPlace;
import dev.mailkeys.cli.config.Profile;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.PaceShare;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.pace.Paces;
import dev.mailkeys.cli.peer.Authorities;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.peer.CredentialKind;
import dev.mailkeys.cli.peer.Peer;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.Proxies;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How to reach a provider, or GitHub. Precedence: options, requested profile, environment, the config file's default
 * profile.
 */
public final class ConnectionSettings {

    private final Job job;
    private final Peer peer;
    private final boolean isAsked;
    private final CredentialPlace place;
    private final ConnectionValues said;

    /** As the profile says. */
    public ConnectionSettings(Job job, Peer peer) {
        this(job, peer, job.profile());
    }

    /** As a table of {@code mailkeys.toml} says. */
    public ConnectionSettings(Job job, Peer peer, ConnectionValues said) {
        this(job, peer, true, CredentialPlace.UNSAID, said);
    }

    private ConnectionSettings(Job job, Peer peer, Profile profile) {
        this(job, peer, profile.isAsked(), profile.credential(peer), profile.connection(peer));
    }

    private ConnectionSettings(Job job, Peer peer, boolean isAsked, CredentialPlace place, ConnectionValues said) {
        this.job = job;
        this.peer = peer;
        this.isAsked = isAsked;
        this.place = place;
        this.said = said;
    }

    public Secret credential() {
        return foundCredential().secret();
    }

    /** The credential, and where it was found. */
    public Credential foundCredential() {
        Optional<Credential> fromProfile = isAsked ? inProfile() : Optional.empty();
        Credential credential = job.credentials()
                .named("--token")
                .or(() -> fromProfile)
                .or(() -> job.credentials().inVariableOf(peer))
                .or(() -> isAsked ? Optional.empty() : inProfile())
                .orElseThrow(() ->
                        Failure.configuration("No credential for " + peer.title() + ": set " + peer.credentialVariable()
                                + ", or give --token-env NAME, --token-file PATH or --token-stdin."));
        return CredentialKind.fitting(peer, credential);
    }

    /** Whether a place for the credential was named, even if it is empty. */
    public boolean isConfigured() {
        Options options = job.options();
        boolean named = options.has("--token-env") || options.has("--token-file") || options.has("--token-stdin");
        return named || place.isSaid();
    }

    public ClientSettings settings() {
        return settings(job.isDryRun(), job.callListener());
    }

    /** The same for a client with another listener, which may be read-only. */
    public ClientSettings settings(boolean readOnly, CallListener listener) {
        var settings = ClientSettings.builder().userAgent("mailkeys-cli").readOnly(readOnly);
        url().ifPresent(url -> settings.baseUrl(url));
        proxy().ifPresent(settings::proxy);
        sayWhatHasNoEffect();
        authorities().ifPresent(settings::tls);
        if (peer instanceof Provider provider) {
            pace(provider.descriptor().profile().rateLimits(), settings);
        }
        return settings.calls(calls(listener)).build();
    }

    private Optional<Credential> inProfile() {
        return place.credential(job.credentials(), "in the config file");
    }

    /** Shares the pace with this user's other commands, and limits it to this machine's part if that is set. */
    private void pace(List<RateLimit> limits, ClientSettings.Builder settings) {
        Optional<PaceShare> share = option("--pace-share", PaceShare::read).or(said::paceShare);
        if (limits.isEmpty()) {
            return;
        }
        share.ifPresent(part -> settings.callsPerMinute(0).addAllRateLimits(part.of(limits)));
        Paces.of(job.process(), job.messages(), job.options().has("--verbose")).ifPresent(settings::sharedPace);
    }

    private Optional<URI> url() {
        return option("--base-url", Options::address)
                .or(() -> asked(said.baseUrl()))
                .or(() -> job.process().variable(peer.urlVariable()).map(url -> Options.address("--base-url", url)))
                .or(said::baseUrl);
    }

    private <T> Optional<T> option(String name, BiFunction<String, String, T> meaning) {
        return job.options().text(name).map(text -> meaning.apply(name, text));
    }

    /** The file's value, if its profile was requested and so takes precedence over the environment. */
    private <T> Optional<T> asked(Optional<T> inFile) {
        return isAsked ? inFile : Optional.empty();
    }

    private CallSettings calls(CallListener listener) {
        var calls = CallSettings.builder().listener(listener);
        option("--timeout", TimeText::length)
                .or(said::timeout)
                .ifPresent(timeout -> calls.deadline(timeout).attemptTimeout(timeout));
        option("--retries", (name, text) -> Options.number(name, text, 0, 99))
                .or(said::retries)
                .ifPresent(retries -> calls.retries(
                        RetryPolicy.builder().maxAttempts(1 + retries).build()));
        return calls.build();
    }

    private Optional<ProxySettings> proxy() {
        var proxies = new Proxies(job.process());
        return option("--proxy", Proxies::address)
                .or(() -> asked(said.proxy()))
                .map(proxies::named)
                .or(() -> inEnvironment(proxies))
                .or(() -> said.proxy().map(proxies::named));
    }

    /** Warns about proxy and TLS settings, which plain http to this machine ignores without a word. */
    private void sayWhatHasNoEffect() {
        String peers = "Warning: " + peer.title();
        String because = ", because its address is an http:// address of this machine. Only https ";
        if (isPlain() && (job.options().has("--proxy") || said.proxy().isPresent())) {
            job.messages().note(peers + " is called without the proxy" + because + "goes through a proxy.");
        }
        if (isPlain() && (job.options().has("--ca-file") || said.caFile().isPresent())) {
            job.messages().note(peers + " is called without TLS" + because + "needs a --ca-file.");
        }
    }

    private boolean isPlain() {
        return url().filter(named -> "http".equalsIgnoreCase(named.getScheme())).isPresent();
    }

    /** Read only if needed, because there may be hundreds. */
    private Optional<TlsSettings> authorities() {
        var authorities = new Authorities(job.process());
        if (isPlain()) {
            return Optional.empty();
        }
        Optional<TlsSettings> inProfile = said.caFile().map(file -> authorities.named(file, "ca-file"));
        return job.options()
                .text("--ca-file")
                .map(file -> authorities.named(file, "--ca-file"))
                .or(() -> asked(inProfile))
                .or(authorities::inEnvironment)
                .or(() -> inProfile)
                .or(authorities::ofSystem);
    }

    private Optional<ProxySettings> inEnvironment(Proxies proxies) {
        Optional<URI> url = url();
        return proxies.inEnvironment(
                url.map(URI::getHost).orElse(peer.host()),
                url.map(URI::getPort).filter(port -> port > 0).orElse(443));
    }
}
