package dev.mailkeys.cli.command;

import dev.mailkeys.cli.config.Profile;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.PaceShare;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.pace.Paces;
import dev.mailkeys.cli.peer.Authorities;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.peer.CredentialKind;
import dev.mailkeys.cli.peer.Credentials;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach a provider, or GitHub: from the options, else from the profile that was asked for, else from the environment, else
 * from the config file's default profile.
 */
public final class ConnectionSettings {

    private final Job job;
    private final Peer peer;
    private final Profile profile;

    public ConnectionSettings(Job job, Peer peer) {
        this(job, peer, job.profile());
    }

    public ConnectionSettings(Job job, Peer peer, Profile profile) {
        this.job = job;
        this.peer = peer;
        this.profile = profile;
    }

    public Secret credential() {
        return foundCredential().secret();
    }

    /** The credential, and where it was found. */
    public Credential foundCredential() {
        Optional<Credential> fromProfile = profile.isAsked() ? inProfile() : Optional.empty();
        Credential credential = job.credentials()
                .named("--token")
                .or(() -> fromProfile)
                .or(() -> job.credentials().inVariableOf(peer))
                .or(() -> profile.isAsked() ? Optional.empty() : inProfile())
                .orElseThrow(() ->
                        Failure.configuration("No credential for " + peer.title() + ": set " + peer.credentialVariable()
                                + ", or give --token-env NAME, --token-file PATH or --token-stdin."));
        return CredentialKind.fitting(peer, credential);
    }

    /** Whether somebody said where the credential is, be it there or not. */
    public boolean isConfigured() {
        Options options = job.options();
        boolean named = options.has("--token-env") || options.has("--token-file") || options.has("--token-stdin");
        return named
                || profile.value(peer, "token-env").isPresent()
                || profile.value(peer, "token-file").isPresent();
    }

    public ClientSettings settings() {
        CallListener listener = job.options().has("--verbose") ? new CallPrinter(job.messages()) : CallListener.none();
        return settings(job.isDryRun(), listener);
    }

    /** The same for a client that tells a listener of its own, and that may be one that only looks. */
    public ClientSettings settings(boolean readOnly, CallListener listener) {
        var settings = ClientSettings.builder().userAgent("mailkeys-cli").readOnly(readOnly);
        url().ifPresent(url -> settings.baseUrl(Options.address("--base-url", url)));
        proxy().ifPresent(settings::proxy);
        authorities().ifPresent(settings::tls);
        if (peer instanceof Provider provider) {
            pace(provider.descriptor().profile().rateLimits(), settings);
        }
        return settings.calls(calls(listener)).build();
    }

    /** An option's value, or the profile's. */
    public Optional<String> value(String key) {
        return job.options().text("--" + key).or(() -> profile.value(peer, key));
    }

    private Optional<Credential> inProfile() {
        Credentials credentials = job.credentials();
        return profile.value(peer, "token-env")
                .map(name -> credentials.fromVariable(name, "token-env in the config file"))
                .or(() -> profile.value(peer, "token-file")
                        .map(path -> credentials.fromFile(path, "token-file in the config file")));
    }

    /** Together with the other commands of this user, and where it is so set, a part of it for this machine. */
    private void pace(List<RateLimit> limits, ClientSettings.Builder settings) {
        Optional<PaceShare> share = value("pace-share").map(text -> PaceShare.read("--pace-share", text));
        if (limits.isEmpty()) {
            return;
        }
        share.ifPresent(part -> settings.callsPerMinute(0).addAllRateLimits(part.of(limits)));
        Paces.of(job.process(), job.messages(), job.options().has("--verbose")).ifPresent(settings::sharedPace);
    }

    private Optional<String> url() {
        Optional<String> inProfile = profile.value(peer, "base-url");
        return job.options()
                .text("--base-url")
                .or(() -> profile.isAsked() ? inProfile : Optional.empty())
                .or(() -> job.process().variable(peer.urlVariable()))
                .or(() -> inProfile);
    }

    private CallSettings calls(CallListener listener) {
        var calls = CallSettings.builder().listener(listener);
        value("timeout").ifPresent(text -> {
            Duration timeout = TimeText.length("--timeout", text);
            calls.deadline(timeout).attemptTimeout(timeout);
        });
        value("retries")
                .ifPresent(text -> calls.retries(RetryPolicy.builder()
                        .maxAttempts(1 + Options.number("--retries", text, 0, 99))
                        .build()));
        return calls.build();
    }

    private Optional<ProxySettings> proxy() {
        var proxies = new Proxies(job.process());
        Optional<String> inProfile = profile.value(peer, "proxy");
        return job.options()
                .text("--proxy")
                .or(() -> profile.isAsked() ? inProfile : Optional.empty())
                .map(proxies::named)
                .or(() -> inEnvironment(proxies))
                .or(() -> inProfile.map(proxies::named));
    }

    /** Read where they are needed alone, for there may be hundreds. */
    private Optional<TlsSettings> authorities() {
        var authorities = new Authorities(job.process());
        if (url().filter(named -> named.startsWith("http:")).isPresent()) {
            return Optional.empty();
        }
        Optional<TlsSettings> inProfile =
                profile.value(peer, "ca-file").map(file -> authorities.named(file, "ca-file"));
        return job.options()
                .text("--ca-file")
                .map(file -> authorities.named(file, "--ca-file"))
                .or(() -> profile.isAsked() ? inProfile : Optional.empty())
                .or(authorities::inEnvironment)
                .or(() -> inProfile)
                .or(authorities::ofSystem);
    }

    private Optional<ProxySettings> inEnvironment(Proxies proxies) {
        Optional<URI> url = url().map(named -> Options.address("--base-url", named));
        return proxies.inEnvironment(
                url.map(URI::getHost).orElse(peer.host()),
                url.map(URI::getPort).filter(port -> port > 0).orElse(443));
    }
}
