package dev.mailkeys.rotation.fleet;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.engine.work.KeyName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An account whose list is read once and shared. A family that was changed through this object is left out, because the
 * list is out of date for it.
 */
public final class SharedList implements ProviderAdapter {

    /** A key of the list with its family, which every look needs. */
    private record ListedKey(KeyName family, ManagedKey key) {}

    /** The list, shared by the account and its read-only form. */
    private static final class Listed {
        private final ReentrantLock lock = new ReentrantLock();
        private final Set<KeyName> changed = ConcurrentHashMap.newKeySet();
        private Instant asked = Instant.MIN;
        private List<ListedKey> keys = List.of();

        List<ManagedKey> since(Instant earliest, ProviderAdapter account, InstantSource clock) {
            lock.lock();
            try {
                listUnlessAsked(earliest, account, clock.instant());
                return keys.stream()
                        .filter(shown -> !changed.contains(shown.family()))
                        .map(ListedKey::key)
                        .toList();
            } finally {
                lock.unlock();
            }
        }

        private void listUnlessAsked(Instant earliest, ProviderAdapter account, Instant now) {
            if (asked.isBefore(earliest) || asked.isAfter(now)) {
                keys = account.list("").stream()
                        .map(key -> new ListedKey(KeyName.of(key.name()), key))
                        .toList();
                asked = now;
            }
        }
    }

    private final ProviderAdapter account;
    private final InstantSource clock;
    private final Listed listed;

    public SharedList(ProviderAdapter account, InstantSource clock) {
        this(account, clock, new Listed());
    }

    private SharedList(ProviderAdapter account, InstantSource clock, Listed listed) {
        this.account = account;
        this.clock = clock;
        this.listed = listed;
    }

    @Override
    public List<ManagedKey> listSince(Instant earliest) {
        return listed.since(earliest, account, clock);
    }

    /** Notes a change before it is sent, because one without an answer may have been made too. */
    private ProviderAdapter changing(String name) {
        listed.changed.add(KeyName.of(name));
        return account;
    }

    @Override
    public String provider() {
        return account.provider();
    }

    @Override
    public Capabilities capabilities() {
        return account.capabilities();
    }

    @Override
    public ProviderAdapter readOnly() {
        return new SharedList(account.readOnly(), clock, listed);
    }

    @Override
    public List<ManagedKey> list(String namePrefix) {
        return account.list(namePrefix);
    }

    @Override
    public Optional<ManagedKey> find(String id) {
        return account.find(id);
    }

    @Override
    public List<ManagedKey> findAll(Collection<String> ids) {
        return account.findAll(ids);
    }

    @Override
    public OptionalInt room() {
        return account.room();
    }

    @Override
    public NewToken create(String name, KeySettings settings) {
        return changing(name).create(name, settings);
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        return changing(key.name()).rotate(key);
    }

    @Override
    public void disable(ManagedKey key) {
        changing(key.name()).disable(key);
    }

    @Override
    public void enable(ManagedKey key) {
        changing(key.name()).enable(key);
    }

    @Override
    public void expire(ManagedKey key, Optional<Instant> date) {
        changing(key.name()).expire(key, date);
    }

    @Override
    public void delete(ManagedKey key) {
        changing(key.name()).delete(key);
    }

    @Override
    public Probe probe(Secret token) {
        return account.probe(token);
    }

    @Override
    public Probe probe(ManagedKey key, Secret token) {
        return account.probe(key, token);
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        return account.authenticatesWith(token);
    }
}
