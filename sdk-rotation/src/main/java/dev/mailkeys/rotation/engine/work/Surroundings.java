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
 * What is found when one looks around before a rotation: reads alone.
 *
 * @param adapter the account
 * @param name the key's family of names
 * @param family the key and its successors, as listed
 * @param sinks what each sink holds, in order
 * @param account every key of the account, where they were looked at for it, perhaps in a list that rotations share
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
     * The one key of the family whose token every sink holds, where that is certain enough to build upon.
     *
     * @param said what a person says of the sinks that do not tell: a key's name or id
     */
    public Optional<ManagedKey> live(Optional<String> said) {
        List<Optional<ManagedKey>> held = sinks.entrySet().stream()
                .map(sink -> heldBy(sink.getKey(), sink.getValue()).or(() -> saidOf(sink.getValue(), said)))
                .distinct()
                .toList();
        return held.size() == 1 ? held.get(0).filter(ManagedKey::usable) : Optional.empty();
    }

    /** The key whose token a sink holds; empty where that can't be told. */
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
     * A token without a mark. Where each of our deliveries leaves a mark, and none of the successors was ever used, it is
     * of the key that was there before any rotation, if there is one.
     */
    private Optional<ManagedKey> unmarked(Sink sink) {
        List<ManagedKey> before = unmade();
        boolean others = family.size() > 1;
        boolean told = SinkContents.isMarked(sink) && successors().stream().noneMatch(KeyFacts::isUsed);
        List<ManagedKey> may = others ? before : family;
        return may.size() == 1 && (!others || told) ? Optional.of(may.get(0)) : Optional.empty();
    }

    /** What a person says counts where the sink does not say otherwise, and its token works. */
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

    /** Those whose name says that a rotation made them. */
    public List<ManagedKey> successors() {
        return family.stream().filter(key -> name.isSuccessor(key.name())).toList();
    }

    /** Those with the bare name: the key from before the first rotation, or a stranger's. */
    public List<ManagedKey> unmade() {
        return family.stream().filter(key -> !name.isSuccessor(key.name())).toList();
    }

    /** Whether it is certain that no sink holds a token of the family: each can be read, and its token is refused. */
    public boolean holdNothing() {
        return sinks.entrySet().stream()
                .allMatch(sink -> SinkContents.isReadable(sink.getKey())
                        && sink.getValue()
                                .token()
                                .map(adapter::probe)
                                .filter(Probe.REFUSED::equals)
                                .isPresent());
    }

    /** Whether each sink says of itself that a rotation has put this key there. */
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

    /** When the sinks got the token that they hold, where all of them say so. */
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
     * A token that can't be read back is believed to be of the key that the mark names only if the key was created by the
     * very rotation that the mark names: its token can't have changed since.
     */
    private Optional<ManagedKey> madeFor(KeyMark mark) {
        return marked(mark).filter(key -> key.name().equals(name.successor(mark.rotation(), mark.attempt())));
    }
}
