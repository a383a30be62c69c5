package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Ownership;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of a key that is gone with its journal. Only the provider or a person is believed: anyone who can write
 * a sink can write its mark, and could grant any right.
 */
final class LostSettings {

    private LostSettings() {}

    static KeySettings of(Work work, Surroundings around) {
        return shown(work, around)
                .or(work.options()::confirmedSettings)
                .orElseThrow(() -> Halt.incomplete((unknown(work, around) + claims(work)).strip())
                        .then(Next.of(
                                NextStep.Verb.RECONCILE,
                                "Say it yourself by the option --settings, once for each setting, such as"
                                        + " --settings scope=sending")));
    }

    private static String unknown(Work work, Surroundings around) {
        String key = "\"" + work.request().key() + "\"";
        if (!work.can(Capability.SHOWS_SETTINGS)) {
            return "The list of " + work.adapter().provider() + " does not show what a key may do. ";
        }
        return around.unmade().isEmpty()
                ? "No key at " + work.adapter().provider() + " shows what " + key + " might do. "
                : "There are several keys named " + key + " (" + Ownership.names(around.unmade())
                        + "), which may do different things, and which of them is meant can't be told. ";
    }

    /**
     * Those of the newest successor, which copied them; otherwise those of the key with the bare name, if there is one.
     */
    private static Optional<KeySettings> shown(Work work, Surroundings around) {
        if (!work.can(Capability.SHOWS_SETTINGS)) {
            return Optional.empty();
        }
        Optional<KeySettings> copied = around.successors().stream()
                .max(Comparator.comparing((ManagedKey key) -> key.created().orElse(Instant.MIN)))
                .map(ManagedKey::settings);
        return copied.or(() -> same(around.unmade()));
    }

    /** The settings that all these keys share; empty if they differ. */
    private static Optional<KeySettings> same(List<ManagedKey> keys) {
        List<KeySettings> all =
                keys.stream().map(ManagedKey::settings).distinct().toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static String claims(Work work) {
        KeyName name = KeyName.of(work.request().key());
        String claims = work.sinks().stream()
                .flatMap(sink -> sink.read().mark().stream()
                        .filter(mark -> name.isFamily(mark.keyName()))
                        .map(mark -> sink.name() + " says " + mark.settings()))
                .collect(Collectors.joining("; "));
        return claims.isEmpty()
                ? "No sink remembers it either."
                : "The sinks say something, but anybody who can write a sink can write that too: " + claims + ".";
    }
}
