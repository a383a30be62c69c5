package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Surroundings;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two keys that take turns.
 *
 * @param names their names, as the target gives them
 * @param keys those of them that exist
 * @param inUse the one that the sinks hold, if that is known
 */
public record Slots(List<String> names, List<ManagedKey> keys, Optional<ManagedKey> inUse) {

    public static Slots look(RotationRequest request, ProviderAdapter adapter, Surroundings around) {
        List<String> names = Stream.concat(Stream.of(request.key()), request.options().alternateKey().stream())
                .toList();
        List<ManagedKey> seen = around.account().stream()
                .flatMap(all -> names.stream().flatMap(name -> named(all, name).stream()))
                .toList();
        var shared = new Slots(names, seen, inUse(request, seen, around));
        return shared.isPlain(around) ? shared : anew(request, adapter, around, shared);
    }

    /** Whether both keys are there, and each sink itself tells which of them it holds. */
    boolean isPlain(Surroundings around) {
        return keys.size() == 2
                && keys.stream().map(ManagedKey::id).distinct().count() == 2
                && around.sinks().values().stream()
                        .allMatch(state -> keys.stream().anyMatch(key -> holds(state, key)));
    }

    private static Slots anew(RotationRequest request, ProviderAdapter adapter, Surroundings around, Slots seen) {
        // Where the provider counts a probe as a use, the sign of use shows which key a sink holds.
        around.sinks().values().stream()
                .flatMap(state -> state.token().stream())
                .distinct()
                .forEach(adapter::probe);
        List<ManagedKey> byId = seen.keys.size() < 2
                ? List.of()
                : adapter.findAll(seen.keys.stream().map(ManagedKey::id).toList());
        List<ManagedKey> keys = byId.size() == 2
                ? byId
                : seen.names.stream()
                        .flatMap(name -> find(adapter, name).stream())
                        .toList();
        return new Slots(seen.names, keys, inUse(request, keys, around));
    }

    /**
     * The sinks' marks take precedence over the caller, who may be out of date. If they hold different keys, the one of
     * the newest rotation counts: a rotation's id begins with its time.
     */
    private static Optional<ManagedKey> inUse(RotationRequest request, List<ManagedKey> keys, Surroundings around) {
        Stream<ManagedKey> held = around.sinks().values().stream()
                .sorted(Comparator.comparing(SinkContents::identity, SinkContents.NEWEST_FIRST))
                .flatMap(state -> keys.stream().filter(key -> holds(state, key)));
        Stream<ManagedKey> said = keys.stream()
                .filter(key -> request.options()
                        .keyInUse()
                        .filter(name -> isNamed(key, name))
                        .isPresent())
                .filter(key -> keys.stream().noneMatch(other -> isUsedLater(other, key)));
        return Stream.concat(held, said).findFirst();
    }

    /**
     * Whether the other key was used later: then it is not the idle one, and what was said of this key is out of date.
     */
    private static boolean isUsedLater(ManagedKey other, ManagedKey key) {
        return KeyFacts.lastUse(other)
                .filter(use -> KeyFacts.lastUse(key).map(use::isAfter).orElse(true))
                .isPresent();
    }

    /** Whether some sinks certainly hold the key in use, and others may hold another. */
    public boolean isPartial(Surroundings around) {
        Collection<SinkState> all = around.sinks().values();
        List<SinkState> certain = all.stream()
                .filter(state -> inUse.filter(key -> holds(state, key)).isPresent())
                .toList();
        return !certain.isEmpty()
                && all.stream().anyMatch(state -> certain.stream().noneMatch(one -> isSame(one, state)));
    }

    private static boolean isSame(SinkState one, SinkState other) {
        return one.equals(other) || (one.token().isPresent() && one.token().equals(other.token()));
    }

    private static boolean holds(SinkState state, ManagedKey key) {
        boolean byToken = key.token().isPresent() && state.token().equals(key.token());
        return byToken
                || state.mark().filter(mark -> mark.keyId().equals(key.id())).isPresent();
    }

    /** A name that several keys have finds none of them: the id is needed. */
    private static Optional<ManagedKey> find(ProviderAdapter adapter, String name) {
        List<ManagedKey> listed = adapter.list(name);
        return listed.stream().anyMatch(key -> key.name().equals(name)) ? named(listed, name) : adapter.find(name);
    }

    private static Optional<ManagedKey> named(List<ManagedKey> keys, String name) {
        List<ManagedKey> named =
                keys.stream().filter(key -> key.name().equals(name)).toList();
        return named.isEmpty()
                ? keys.stream().filter(key -> key.id().equals(name)).findFirst()
                : named.stream().filter(key -> named.size() == 1).findFirst();
    }

    private static boolean isNamed(ManagedKey key, String name) {
        return key.name().equals(name) || key.id().equals(name);
    }

    /** The one that the sinks do not hold, if it exists. */
    public Optional<ManagedKey> idle() {
        return inUse.flatMap(
                used -> keys.stream().filter(key -> !key.id().equals(used.id())).findFirst());
    }

    /** The name of the one that the sinks do not hold, whether or not it exists. */
    public Optional<String> idleName() {
        return inUse.flatMap(
                used -> names.stream().filter(name -> !isNamed(used, name)).findFirst());
    }

    public Optional<ManagedKey> named(String name) {
        return keys.stream().filter(key -> isNamed(key, name)).findFirst();
    }
}
