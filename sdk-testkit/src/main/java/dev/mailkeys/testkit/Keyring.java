package dev.mailkeys.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The keys of one account, oldest first. Guarded by the provider's lock. */
final class Keyring<K extends StoredKey> {
    private final List<K> keys = new ArrayList<>();

    void add(K key) {
        keys.add(key);
    }

    void remove(K key) {
        keys.remove(key);
    }

    int size() {
        return keys.size();
    }

    List<K> all() {
        return List.copyOf(keys);
    }

    List<K> newestFirst() {
        List<K> reversed = new ArrayList<>(keys);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    Optional<K> byToken(String token) {
        return first(key -> key.token.equals(token));
    }

    Optional<K> byId(String id) {
        return first(key -> key.id().equals(id));
    }

    Optional<K> byName(String name) {
        return first(key -> key.name.equals(name));
    }

    private Optional<K> first(Predicate<K> wanted) {
        return keys.stream().filter(wanted).findFirst();
    }
}
