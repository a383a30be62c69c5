package dev.mailkeys.testkit.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The keys of one account, oldest first. Guarded by the provider's lock. */
public final class Keyring<K extends StoredKey> {
    private final List<K> keys = new ArrayList<>();

    public void add(K key) {
        keys.add(key);
    }

    public void remove(K key) {
        keys.remove(key);
    }

    public int size() {
        return keys.size();
    }

    public List<K> all() {
        return List.copyOf(keys);
    }

    public List<K> newestFirst() {
        List<K> reversed = new ArrayList<>(keys);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    public Optional<K> byToken(String token) {
        return first(key -> key.token.equals(token));
    }

    public Optional<K> byId(String id) {
        return first(key -> key.id().equals(id));
    }

    public Optional<K> byName(String name) {
        return first(key -> key.name.equals(name));
    }

    private Optional<K> first(Predicate<K> wanted) {
        return keys.stream().filter(wanted).findFirst();
    }
}
