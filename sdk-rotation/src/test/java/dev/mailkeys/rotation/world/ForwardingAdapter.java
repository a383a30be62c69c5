package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An account that forwards to another, except for what a test changes. */
public abstract class ForwardingAdapter implements ProviderAdapter {

    private final ProviderAdapter adapter;

    protected ForwardingAdapter(ProviderAdapter adapter) {
        this.adapter = adapter;
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
    public List<ManagedKey> list(String namePrefix) {
        return adapter.list(namePrefix);
    }

    /** What is beneath may share its list; what changes lists changes the shared one too. */
    final List<ManagedKey> sharedList(Instant earliest) {
        return adapter.listSince(earliest);
    }

    @Override
    public Optional<ManagedKey> find(String id) {
        return adapter.find(id);
    }

    @Override
    public List<ManagedKey> findAll(Collection<String> ids) {
        return adapter.findAll(ids);
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
    public void delete(ManagedKey key) {
        adapter.delete(key);
    }

    @Override
    public Probe probe(Secret token) {
        return adapter.probe(token);
    }

    @Override
    public Probe probe(ManagedKey listed, Secret token) {
        return adapter.probe(listed, token);
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        return adapter.authenticatesWith(token);
    }
}
