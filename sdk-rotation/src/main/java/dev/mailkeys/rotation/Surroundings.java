package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is found when one looks around before a rotation: reads alone.
 *
 * @param adapter the account
 * @param name the key's family of names
 * @param family the key and its successors, as listed
 * @param sinks what each sink holds, in order
 */
record Surroundings(ProviderAdapter adapter, KeyName name, List<ManagedKey> family, Map<Sink, SinkState> sinks) {

    /**
     * Looks around.
     *
     * @param key the key's name, or that of any successor of it, or its id
     */
    static Surroundings look(ProviderAdapter adapter, List<Sink> sinks, String key) {
        var states = new LinkedHashMap<Sink, SinkState>();
        sinks.forEach(sink -> states.put(sink, sink.read()));
        KeyName named = KeyName.of(key);
        List<ManagedKey> family = family(adapter, named);
        Optional<ManagedKey> byId = family.isEmpty() ? adapter.find(key) : Optional.empty();
        KeyName name = byId.map(found -> KeyName.of(found.name())).orElse(named);
        return new Surroundings(adapter, name, byId.isPresent() ? family(adapter, name) : family, states);
    }

    private static List<ManagedKey> family(ProviderAdapter adapter, KeyName name) {
        return adapter.list(name.base()).stream()
                .filter(key -> name.isFamily(key.name()))
                .toList();
    }

    /** The one key of the family whose token every sink holds, where that is certain enough to build upon. */
    Optional<ManagedKey> live() {
        List<Optional<ManagedKey>> held = sinks.entrySet().stream()
                .map(sink -> heldBy(sink.getValue()))
                .distinct()
                .toList();
        return held.size() == 1 ? held.get(0).filter(ManagedKey::usable) : Optional.empty();
    }

    private Optional<ManagedKey> heldBy(SinkState state) {
        Optional<Secret> token = state.token();
        if (token.isEmpty()) {
            return state.mark().flatMap(this::madeFor);
        }
        Optional<ManagedKey> listed = withToken(token.get());
        Optional<ManagedKey> said = state.mark().flatMap(this::marked);
        Optional<ManagedKey> only = family.size() == 1 ? Optional.of(family.get(0)) : Optional.empty();
        Optional<ManagedKey> key = adapter.capabilities().has(Capability.LISTS_TOKENS)
                ? listed
                : said.or(() -> state.mark().isEmpty() ? only : Optional.empty());
        return key.filter(found -> adapter.probe(token.get()) == Probe.ACCEPTED);
    }

    private Optional<ManagedKey> withToken(Secret token) {
        return family.stream()
                .filter(key -> key.token().filter(token::equals).isPresent())
                .findFirst();
    }

    Optional<ManagedKey> marked(KeyMark mark) {
        return family.stream().filter(key -> key.id().equals(mark.keyId())).findFirst();
    }

    /**
     * A token that can't be read back is believed to be of the key that the mark names only if the key was created by the
     * very rotation that the mark names: its token can't have changed since.
     */
    private Optional<ManagedKey> madeFor(KeyMark mark) {
        return marked(mark).filter(key -> key.name().equals(name.successor(mark.rotation(), mark.attempt())));
    }
}
