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
 * @param names their names, as they are said
 * @param keys those of them that are there
 * @param inUse the one that the sinks hold, where that can be told
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
        // A provider that counts this as a use shows by it which key a sink holds.
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
     * What the sinks say goes before what the caller says, which may be of yesterday. Where they hold different keys, that
     * of the newest rotation is meant for all: a rotation's id begins with its time.
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

    /** What is said of a key is of yesterday if the other one was used since: that one is not idle, whoever uses it. */
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

    /** Where names are not unique, one that several keys have names none: it is to be said by its id. */
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

    /** The one that the sinks do not hold, if it is there. */
    public Optional<ManagedKey> idle() {
        return inUse.flatMap(
                used -> keys.stream().filter(key -> !key.id().equals(used.id())).findFirst());
    }

    /** The name of the one that the sinks do not hold, be it there or not. */
    public Optional<String> idleName() {
        return inUse.flatMap(
                used -> names.stream().filter(name -> !isNamed(used, name)).findFirst());
    }

    public Optional<ManagedKey> named(String name) {
        return keys.stream().filter(key -> isNamed(key, name)).findFirst();
    }
}
