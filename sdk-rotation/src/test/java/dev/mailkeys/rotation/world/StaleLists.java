package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An account whose lists go on to show a key for some looks after it was deleted. */
public final class StaleLists implements ProviderAdapter {

    private final ProviderAdapter adapter;
    private final int looks;
    private final Map<ManagedKey, AtomicInteger> deleted = new LinkedHashMap<>();

    public StaleLists(ProviderAdapter adapter, int looks) {
        this.adapter = adapter;
        this.looks = looks;
    }

    private Stream<ManagedKey> stale() {
        return deleted.entrySet().stream()
                .filter(key -> key.getValue().getAndDecrement() > 0)
                .map(Map.Entry::getKey);
    }

    @Override
    public List<ManagedKey> list(String namePrefix) {
        List<ManagedKey> now = adapter.list(namePrefix);
        return Stream.concat(
                        now.stream(), stale().filter(key -> key.name().startsWith(namePrefix) && !isListed(now, key)))
                .toList();
    }

    private static boolean isListed(List<ManagedKey> keys, ManagedKey key) {
        return keys.stream().anyMatch(one -> one.id().equals(key.id()));
    }

    @Override
    public Optional<ManagedKey> find(String id) {
        return adapter.find(id)
                .or(() -> stale().filter(key -> key.id().equals(id)).findFirst());
    }

    @Override
    public void delete(ManagedKey key) {
        adapter.delete(key);
        deleted.putIfAbsent(key, new AtomicInteger(looks));
    }

    @Override
    public String provider() {
        return adapter.provider();
    }

    @Override
    public Capabilities capabilities() {
        return adapter.capabilities();
    }

    @Override
    public ProviderAdapter readOnly() {
        return adapter.readOnly();
    }

    @Override
    public OptionalInt room() {
        return adapter.room();
    }

    @Override
    public NewToken create(String name, KeySettings settings) {
        return adapter.create(name, settings);
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        return adapter.rotate(key);
    }

    @Override
    public void disable(ManagedKey key) {
        adapter.disable(key);
    }

    @Override
    public void enable(ManagedKey key) {
        adapter.enable(key);
    }

    @Override
    public void expire(ManagedKey key, Optional<Instant> date) {
        adapter.expire(key, date);
    }

    @Override
    public Probe probe(Secret token) {
        return adapter.probe(token);
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        return adapter.authenticatesWith(token);
    }
}
