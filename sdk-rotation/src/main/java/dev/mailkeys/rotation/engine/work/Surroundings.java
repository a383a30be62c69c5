package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the provider and the sinks show before a rotation, by reads alone.
 *
 * @param adapter the account
 * @param name the key's family of names
 * @param family the key and its successors, as listed
 * @param sinks what each sink holds, in order
 * @param account every key of the account, if they were listed, perhaps in a list that rotations share
 */
public record Surroundings(
        ProviderAdapter adapter,
        KeyName name,
        List<ManagedKey> family,
        Map<Sink, SinkState> sinks,
        Optional<List<ManagedKey>> account) {

    /**
     * Looks around.
     *
     * @param key the key's name, or that of any successor of it, or its id
     */
    public static Surroundings look(ProviderAdapter adapter, List<Sink> sinks, String key) {
        return look(adapter, read(sinks), key);
    }

    static Surroundings look(ProviderAdapter adapter, Map<Sink, SinkState> states, String key) {
        KeyName named = KeyName.of(key);
        List<ManagedKey> family = family(adapter.list(named.base()), named);
        Optional<ManagedKey> byId = family.isEmpty() ? adapter.find(key) : Optional.empty();
        KeyName name = byId.map(found -> KeyName.of(found.name())).orElse(named);
        List<ManagedKey> found = byId.isPresent() ? family(adapter.list(name.base()), name) : family;
        return new Surroundings(adapter, name, found, states, Optional.empty());
    }

    static Map<Sink, SinkState> read(List<Sink> sinks) {
        var states = new LinkedHashMap<Sink, SinkState>();
        sinks.forEach(sink -> states.put(sink, sink.read()));
        return states;
    }

    static List<ManagedKey> family(List<ManagedKey> keys, KeyName name) {
        return keys.stream().filter(key -> name.isFamily(key.name())).toList();
    }

    /**
     * The one usable key of the family whose token every sink holds; empty if that is not certain.
     *
     * @param said the key's name or id, as a person says, for sinks that do not show it
     */
    public Optional<ManagedKey> live(Optional<String> said) {
        List<Optional<ManagedKey>> held = sinks.entrySet().stream()
                .map(sink -> heldBy(sink.getKey(), sink.getValue()).or(() -> saidOf(sink.getValue(), said)))
                .distinct()
                .toList();
        return held.size() == 1 ? held.get(0).filter(ManagedKey::usable) : Optional.empty();
    }

    /** The key whose token a sink holds; empty if that is unknown. */
    private Optional<ManagedKey> heldBy(Sink sink, SinkState state) {
        Optional<Secret> token = state.token();
        if (token.isEmpty()) {
            return state.mark().flatMap(this::madeFor);
        }
        Optional<ManagedKey> key = adapter.capabilities().has(Capability.LISTS_TOKENS)
                ? withToken(token.get())
                : state.mark().isPresent() ? state.mark().flatMap(this::marked) : unmarked(sink);
        return key.filter(found -> adapter.probe(token.get()) == Probe.ACCEPTED);
    }

    /**
     * The key of a token without a mark. If our deliveries leave marks, and no successor was ever used, it is the
     * original key, if there is one.
     */
    private Optional<ManagedKey> unmarked(Sink sink) {
        List<ManagedKey> before = unmade();
        boolean others = family.size() > 1;
        boolean told = SinkContents.isMarked(sink) && successors().stream().noneMatch(KeyFacts::isUsed);
        List<ManagedKey> may = others ? before : family;
        return may.size() == 1 && (!others || told) ? Optional.of(may.get(0)) : Optional.empty();
    }

    /** The key that a person named, unless the sink's mark names another or its token is refused. */
    private Optional<ManagedKey> saidOf(SinkState state, Optional<String> said) {
        boolean dead =
                state.token().map(adapter::probe).filter(Probe.REFUSED::equals).isPresent();
        return said.filter(key -> !dead && state.mark().flatMap(this::marked).isEmpty())
                .flatMap(this::named);
    }

    private Optional<ManagedKey> named(String key) {
        List<ManagedKey> all = family.stream()
                .filter(one -> one.id().equals(key) || one.name().equals(key))
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The keys with a successor's name. */
    public List<ManagedKey> successors() {
        return family.stream().filter(key -> name.isSuccessor(key.name())).toList();
    }

    /** The keys with the bare name: the original key, or a stranger's. */
    public List<ManagedKey> unmade() {
        return family.stream().filter(key -> !name.isSuccessor(key.name())).toList();
    }

    /** Whether certainly no sink holds a working token: each can be read, and its token is refused. */
    public boolean holdNothing() {
        return sinks.entrySet().stream()
                .allMatch(sink -> SinkContents.isReadable(sink.getKey())
                        && sink.getValue()
                                .token()
                                .map(adapter::probe)
                                .filter(Probe.REFUSED::equals)
                                .isPresent());
    }

    /** Whether each sink's mark says that a rotation delivered this key. */
    public boolean isDeliveredEverywhere(ManagedKey key) {
        return sinks.values().stream()
                .allMatch(state -> state.mark().flatMap(this::madeFor).equals(Optional.of(key)));
    }

    /** Whether no key of the family was created later. */
    public boolean isNewest(Instant created) {
        return family.stream()
                .allMatch(key -> key.created().filter(created::isBefore).isEmpty()
                        && key.created().isPresent());
    }

    /** When the sinks got the token that they hold, if all of them say so. */
    public Optional<Instant> delivered() {
        List<Optional<Instant>> times = sinks.values().stream()
                .map(state -> state.mark().flatMap(KeyMark::delivered))
                .toList();
        return times.stream().allMatch(Optional::isPresent)
                ? times.stream().flatMap(Optional::stream).max(Instant::compareTo)
                : Optional.empty();
    }

    private Optional<ManagedKey> withToken(Secret token) {
        return family.stream()
                .filter(key -> key.token().filter(token::equals).isPresent())
                .findFirst();
    }

    private Optional<ManagedKey> marked(KeyMark mark) {
        return family.stream().filter(key -> key.id().equals(mark.keyId())).findFirst();
    }

    /**
     * A write-only sink's mark is believed only if the rotation that it names created the key: that token can't have
     * changed since.
     */
    private Optional<ManagedKey> madeFor(KeyMark mark) {
        return marked(mark).filter(key -> key.name().equals(name.successor(mark.rotation(), mark.attempt())));
    }
}
