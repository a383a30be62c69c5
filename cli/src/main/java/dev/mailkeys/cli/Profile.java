package dev.mailkeys.cli;

import java.util.Map;
import java.util.Optional;

/**
 * Settings of the config file that go by one name.
 *
 * @param isAsked whether somebody asked for this very profile, so that it goes before the environment
 * @param values the values by {@code key} or {@code provider.key}
 */
record Profile(boolean isAsked, Map<String, String> values) {

    static Profile chosen(Surroundings surroundings, Optional<String> asked) {
        Optional<String> name = asked.or(() -> surroundings.variable("MAILKEYS_PROFILE"));
        return ConfigPlace.file(surroundings)
                .map(file -> ConfigFile.read(file, Owners.of(surroundings)).profile(name))
                .orElseGet(() -> none(name));
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The provider's own value, or else the one for all providers. */
    Optional<String> value(Peer peer, String key) {
        return value(peer.word() + "." + key).or(() -> value(key));
    }

    private static Profile none(Optional<String> name) {
        if (name.isPresent()) {
            throw Failure.configuration("There is no config file, and so no profile " + Shown.of(name.get()) + ".");
        }
        return new Profile(false, Map.of());
    }
}
