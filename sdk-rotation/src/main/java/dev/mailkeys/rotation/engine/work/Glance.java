package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.record.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The look around before a rotation is planned. A list that rotations share is enough in the plain case: one usable
 * key, which is the one that the sinks hold. It may be out of date, so in every other case this rotation lists for
 * itself.
 */
public final class Glance {

    /** How old a shared list may be. */
    private static final Duration SHARED_FOR = Duration.ofMinutes(1);

    private Glance() {}

    /**
     * Looks around.
     *
     * @param key the key's name, or that of any successor of it, or its id
     * @param journal the target's journal
     */
    public static Surroundings around(
            ProviderAdapter adapter, List<Sink> sinks, String key, Progress journal, Instant now) {
        Map<Sink, SinkState> states = Surroundings.read(sinks);
        List<ManagedKey> all = adapter.listSince(earliest(journal, now));
        KeyName name = named(all, key);
        List<ManagedKey> family = Surroundings.family(all, name);
        boolean isPlain = family.size() == 1
                && family.get(0).usable()
                && states.values().stream().allMatch(state -> tellsOf(adapter, state, all));
        return isPlain
                ? new Surroundings(adapter, name, family, states, Optional.of(all))
                : Surroundings.look(adapter, states, key);
    }

    /** A list from before the journal's last record may not show what that record did. */
    private static Instant earliest(Progress journal, Instant now) {
        Instant shared = now.minus(SHARED_FOR);
        return journal.isEmpty() || journal.last().at().isBefore(shared)
                ? shared
                : journal.last().at();
    }

    private static KeyName named(List<ManagedKey> all, String key) {
        KeyName named = KeyName.of(key);
        boolean isName = all.stream().anyMatch(one -> named.isFamily(one.name()));
        return all.stream()
                .filter(one -> !isName && one.id().equals(key))
                .findFirst()
                .map(byId -> KeyName.of(byId.name()))
                .orElse(named);
    }

    /**
     * Whether the list has the key that a sink shows, by a mark or by its token. If not, the key is newer than the
     * list.
     */
    private static boolean tellsOf(ProviderAdapter adapter, SinkState state, List<ManagedKey> all) {
        boolean marked = state.mark()
                .map(mark -> all.stream().anyMatch(key -> key.id().equals(mark.keyId())))
                .orElse(true);
        boolean shown = state.token().isEmpty()
                || !adapter.capabilities().has(Capability.LISTS_TOKENS)
                || all.stream().anyMatch(key -> key.token().equals(state.token()));
        return marked && shown;
    }
}
