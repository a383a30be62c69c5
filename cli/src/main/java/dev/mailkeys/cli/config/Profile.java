package dev.mailkeys.cli.config;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.peer.Peer;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.text.Shown;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of the config file that go by one name.
 *
 * @param isAsked whether somebody asked for this very profile, so that it goes before the environment
 * @param values the values by {@code key} or {@code provider.key}
 */
public record Profile(boolean isAsked, Map<String, String> values) {

    public static Profile chosen(ProcessContext process, Optional<String> asked) {
        Optional<String> name = asked.or(() -> process.variable("MAILKEYS_PROFILE"));
        return ConfigPlace.file(process)
                .map(file -> ConfigFile.read(file, Owners.of(process)).profile(name))
                .orElseGet(() -> none(name));
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The provider's own value, or else the one for all providers. */
    public Optional<String> value(Peer peer, String key) {
        return value(peer.word() + "." + key).or(() -> value(key));
    }

    private static Profile none(Optional<String> name) {
        if (name.isPresent()) {
            throw Failure.configuration(
                    "There is no config file, so there is no profile " + Shown.of(name.get()) + ".");
        }
        return new Profile(false, Map.of());
    }
}
