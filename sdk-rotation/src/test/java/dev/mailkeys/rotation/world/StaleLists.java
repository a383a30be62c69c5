package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An account whose lists still show a key for some looks after it was deleted. */
public final class StaleLists extends ForwardingAdapter {

    private final int looks;
    private final Map<ManagedKey, AtomicInteger> deleted = new LinkedHashMap<>();

    public StaleLists(ProviderAdapter adapter, int looks) {
        super(adapter);
        this.looks = looks;
    }

    private Stream<ManagedKey> stale() {
        return deleted.entrySet().stream()
                .filter(key -> key.getValue().getAndDecrement() > 0)
                .map(Map.Entry::getKey);
    }

    @Override
    public List<ManagedKey> list(String namePrefix) {
        List<ManagedKey> now = super.list(namePrefix);
        return Stream.concat(
                        now.stream(), stale().filter(key -> key.name().startsWith(namePrefix) && !isListed(now, key)))
                .toList();
    }

    private static boolean isListed(List<ManagedKey> keys, ManagedKey key) {
        return keys.stream().anyMatch(one -> one.id().equals(key.id()));
    }

    @Override
    public Optional<ManagedKey> find(String id) {
        return super.find(id)
                .or(() -> stale().filter(key -> key.id().equals(id)).findFirst());
    }

    @Override
    public List<ManagedKey> findAll(Collection<String> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public void delete(ManagedKey key) {
        super.delete(key);
        deleted.putIfAbsent(key, new AtomicInteger(looks));
    }
}
