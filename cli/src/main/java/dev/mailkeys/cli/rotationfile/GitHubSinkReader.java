package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.CallPrinter;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.config.Profile;
import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.peer.CredentialKind;
import dev.mailkeys.cli.peer.Peer;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.sink.GitHubSecretSink;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the sinks that are secrets of GitHub Actions. GitHub is reached as the providers are. */
final class GitHubSinkReader {

    /** The commands whose client can send nothing but reads. */
    private static final Set<String> LOOKING = Set.of("plan", "verify", "doctor");

    private final FilePaths paths;

    /**
     * A reader of sinks.
     *
     * @param paths what paths of the file mean
     */
    GitHubSinkReader(FilePaths paths) {
        this.paths = paths;
    }

    Optional<SinkDefinition> read(TomlSection section) {
        Optional<String> repository = section.required("repository", "owner/name.");
        Optional<String> name = section.required("secret", "the secret's name, in upper case.");
        Optional<String> environment = section.text("environment");
        Optional<Duration> settleTime = section.length("settle-time");
        String variable = section.variable("token-env").orElse(Peer.GitHub.ITSELF.credentialVariable());
        Map<String, String> values = values(section);
        if (repository.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Place place = (token, settings) -> {
            GitHubSecretSink made = GitHubSecretSink.of(repository.get(), name.get(), token, settings);
            made = environment.isPresent() ? made.inEnvironment(environment.get()) : made;
            return settleTime.isPresent() ? made.settlingFor(settleTime.get()) : made;
        };
        // Its names are checked here, with any credential.
        return section.understood("secret", () -> place.with(Secret.of("none"), ClientSettings.defaults()))
                .map(checked -> new SinkDefinition(
                        section.name(),
                        checked.name(),
                        Optional.empty(),
                        job -> place.with(credential(job, variable, section.name()), settings(job, values)),
                        Optional.empty()));
    }

    private static Secret credential(Job job, String variable, String sink) {
        Credential credential = job.credentials().fromVariable(variable, "token-env of the sink " + sink);
        return CredentialKind.fitting(Peer.GitHub.ITSELF, credential).secret();
    }

    /** By the names that accounts have for them too. */
    private Map<String, String> values(TomlSection section) {
        var values = new TreeMap<String, String>();
        section.text("base-url")
                .flatMap(url -> section.understood("base-url", () -> URI.create(url)))
                .ifPresent(url -> values.put("github.base-url", url.toString()));
        section.text("proxy").ifPresent(proxy -> values.put("github.proxy", proxy));
        section.text("ca-file")
                .flatMap(path -> section.understood("ca-file", () -> paths.text(path)))
                .ifPresent(path -> values.put("github.ca-file", path));
        section.length("timeout").ifPresent(time -> values.put("github.timeout", time.toMillis() + "ms"));
        section.number("retries", 0, 99).ifPresent(number -> values.put("github.retries", number.toString()));
        return values;
    }

    private static ClientSettings settings(Job job, Map<String, String> values) {
        boolean onlyLooks = job.isDryRun() || LOOKING.contains(job.operation());
        CallListener listener = job.options().has("--verbose") ? new CallPrinter(job.messages()) : CallListener.none();
        return new ConnectionSettings(job, Peer.GitHub.ITSELF, new Profile(true, values)).settings(onlyLooks, listener);
    }

    /** A secret, for whoever writes it and however GitHub is reached. */
    private interface Place {
        GitHubSecretSink with(Secret token, ClientSettings settings);
    }
}
