package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** An account whose caller may be killed around each call that changes something. */
public record KillableAdapter(ProviderAdapter adapter, KillPoints points) implements ProviderAdapter {

    private <T> T call(String what, Supplier<T> call) {
        points.pass("before " + what);
        T answer = call.get();
        points.pass("after " + what);
        return answer;
    }

    private void change(String what, Runnable call) {
        call(what, () -> {
            call.run();
            return what;
        });
    }

    @Override
    public NewToken create(String name, KeySettings settings) {
        return call("create " + name, () -> adapter.create(name, settings));
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        return call("rotate " + key.id(), () -> adapter.rotate(key));
    }

    @Override
    public void disable(ManagedKey key) {
        change("disable " + key.id(), () -> adapter.disable(key));
    }

    @Override
    public void enable(ManagedKey key) {
        change("enable " + key.id(), () -> adapter.enable(key));
    }

    @Override
    public void expire(ManagedKey key, Optional<Instant> date) {
        change("expire " + key.id(), () -> adapter.expire(key, date));
    }

    @Override
    public void delete(ManagedKey key) {
        change("delete " + key.id(), () -> adapter.delete(key));
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

    @Override
    public Optional<ManagedKey> find(String id) {
        return adapter.find(id);
    }

    @Override
    public OptionalInt room() {
        return adapter.room();
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
