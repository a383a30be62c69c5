package dev.mailkeys.cli;

import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach a provider, or GitHub: from the options, else from the profile that was asked for, else from the environment, else
 * from the config file's default profile.
 */
final class Connection {

    private final Job job;
    private final Peer peer;
    private final Profile profile;

    Connection(Job job, Peer peer) {
        this(job, peer, job.profile());
    }

    Connection(Job job, Peer peer, Profile profile) {
        this.job = job;
        this.peer = peer;
        this.profile = profile;
    }

    Secret credential() {
        Optional<Secret> fromProfile = profile.isAsked() ? inProfile() : Optional.empty();
        Secret credential = job.credentials()
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
    boolean isConfigured() {
        Options options = job.options();
        boolean named = options.has("--token-env") || options.has("--token-file") || options.has("--token-stdin");
        return named
                || profile.value(peer, "token-env").isPresent()
                || profile.value(peer, "token-file").isPresent();
    }

    ClientSettings settings() {
        return settings(job.isDryRun(), job.options().has("--verbose") ? new Attempts(job.messages()) : event -> {});
    }

    /** The same for a client that tells a listener of its own, and that may be one that only looks. */
    ClientSettings settings(boolean readOnly, CallListener listener) {
        var settings = ClientSettings.builder().userAgent("mailkeys-cli").readOnly(readOnly);
        url().ifPresent(url -> settings.baseUrl(uri(url, "--base-url")));
        proxy().ifPresent(settings::proxy);
        return settings.calls(calls(listener)).build();
    }

    /** An option's value, or the profile's. */
    Optional<String> value(String key) {
        return job.options().text("--" + key).or(() -> profile.value(peer, key));
    }

    private Optional<Secret> inProfile() {
        Credentials credentials = job.credentials();
        return profile.value(peer, "token-env")
                .map(name -> credentials.fromVariable(name, "token-env in the config file"))
                .or(() -> profile.value(peer, "token-file")
                        .map(path -> credentials.fromFile(path, "token-file in the config file")));
    }

    private Optional<String> url() {
        Optional<String> inProfile = profile.value(peer, "base-url");
        return job.options()
                .text("--base-url")
                .or(() -> profile.isAsked() ? inProfile : Optional.empty())
                .or(() -> job.surroundings().variable(peer.urlVariable()))
                .or(() -> inProfile);
    }

    private CallSettings calls(CallListener listener) {
        var calls = CallSettings.builder().listener(listener);
        value("timeout").ifPresent(text -> {
            Duration timeout = Times.length("--timeout", text);
            calls.deadline(timeout).attemptTimeout(timeout);
        });
        value("retries")
                .ifPresent(text -> calls.retries(RetryPolicy.builder()
                        .maxAttempts(1 + Options.number("--retries", text, 0, 99))
                        .build()));
        return calls.build();
    }

    private Optional<ProxySettings> proxy() {
        var proxies = new Proxies(job.surroundings());
        Optional<String> inProfile = profile.value(peer, "proxy");
        return job.options()
                .text("--proxy")
                .or(() -> profile.isAsked() ? inProfile : Optional.empty())
                .map(proxies::named)
                .or(() -> proxies.inEnvironment(host()))
                .or(() -> inProfile.map(proxies::named));
    }

    private String host() {
        Optional<String> host = url().map(url -> uri(url, "--base-url").getHost());
        return host.orElse(peer.host());
    }

    static URI uri(String text, String option) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException malformed) {
            throw Failure.usage(option + " is not an address.");
        }
    }
}
