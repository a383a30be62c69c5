package dev.mailkeys.cli;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.ExecSink;
import dev.mailkeys.rotation.sink.GitHubSecretSink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads {@code [sinks.NAME]}: where tokens are delivered.
 *
 * @param folder what relative paths begin at
 * @param credentials the variables that hold credentials, which no command is given
 */
record RotationSinks(Path folder, Set<String> credentials) {

    private static final Set<String> TYPES = new TreeSet<>(Set.of("dotenv", "json", "raw", "exec", "github-secret"));
    private static final String GITHUB_TOKEN = "MAILKEYS_GITHUB_TOKEN";

    Optional<RotationSink> read(TomlSection section) {
        if (section.choice("type", TYPES, type -> type).isEmpty()) {
            section.required("type", "one of " + String.join(", ", TYPES) + ".");
            return Optional.empty();
        }
        Optional<RotationSink> sink = ofType(section.text("type").orElseThrow(), section);
        section.end();
        return sink;
    }

    private Optional<RotationSink> ofType(String type, TomlSection section) {
        return switch (type) {
            case "exec" -> command(section).map(sink -> withoutCredential(section, sink));
            case "github-secret" -> gitHub(section);
            default -> new RotationFileSinks(folder).read(type, section).map(sink -> withoutCredential(section, sink));
        };
    }

    private static RotationSink withoutCredential(TomlSection section, Sink sink) {
        return new RotationSink(section.name(), sink.name(), job -> sink);
    }

    private Optional<Sink> command(TomlSection section) {
        List<String> command = section.texts("command");
        if (command.isEmpty()) {
            section.problem(
                    "command", "command is missing: the program and its arguments, [\"program\", \"argument\"]");
        }
        List<String> reader = section.texts("reader");
        Optional<Duration> limit = section.length("limit");
        Optional<Duration> settleTime = section.length("settle-time");
        boolean idempotent = section.flag("idempotent", false);
        Set<String> hidden = new TreeSet<>(credentials);
        hidden.add("MAILKEYS_PROXY_PASSWORD");
        hidden.addAll(section.texts("without"));
        return command.isEmpty()
                ? Optional.empty()
                : section.understood("command", () -> {
                    ExecSink sink = ExecSink.of(command).without(hidden);
                    sink = reader.isEmpty() ? sink : sink.withReader(reader);
                    sink = limit.isPresent() ? sink.within(limit.get()) : sink;
                    sink = settleTime.isPresent() ? sink.settlingFor(settleTime.get()) : sink;
                    return idempotent ? sink.idempotent() : sink;
                });
    }

    private static Optional<RotationSink> gitHub(TomlSection section) {
        Optional<String> repository = section.required("repository", "owner/name.");
        Optional<String> name = section.required("secret", "the secret's name, in upper case.");
        Optional<String> environment = section.text("environment");
        Optional<Duration> settleTime = section.length("settle-time");
        Optional<URI> address =
                section.text("base-url").flatMap(url -> section.understood("base-url", () -> URI.create(url)));
        String variable = section.variable("token-env").orElse(GITHUB_TOKEN);
        if (repository.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Function<Secret, GitHubSecretSink> sink = token -> {
            GitHubSecretSink made = GitHubSecretSink.of(repository.get(), name.get(), token, settings(address));
            made = environment.isPresent() ? made.inEnvironment(environment.get()) : made;
            return settleTime.isPresent() ? made.settlingFor(settleTime.get()) : made;
        };
        // Its names are checked here, with any credential.
        return section.understood("secret", () -> sink.apply(Secret.of("none")))
                .map(checked -> new RotationSink(
                        section.name(),
                        checked.name(),
                        job -> sink.apply(
                                job.credentials().fromVariable(variable, "token-env of the sink " + section.name()))));
    }

    private static ClientSettings settings(Optional<URI> address) {
        var settings = ClientSettings.builder().userAgent("mailkeys-cli");
        address.ifPresent(settings::baseUrl);
        return settings.build();
    }
}
