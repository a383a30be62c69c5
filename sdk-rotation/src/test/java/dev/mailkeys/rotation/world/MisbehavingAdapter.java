package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.MisbehavingTest.Who;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** An account whose author made a mistake. */
final class MisbehavingAdapter extends ForwardingAdapter {

    private final Who who;
    private final Runnable fault;

    MisbehavingAdapter(ProviderAdapter adapter, Who who, Runnable fault) {
        super(adapter);
        this.who = who;
        this.fault = fault;
    }

    static void listener(Who who, Runnable fault) {
        if (who == Who.LISTENER) {
            fault.run();
        }
    }

    static void store(Who who, String where, Runnable fault) {
        if (who == Who.STORE && where.startsWith("before")) {
            fault.run();
        }
    }

    private <T> T call(Supplier<T> call) {
        if (who == Who.ACCOUNT) {
            fault.run();
        }
        T answer = call.get();
        if (who == Who.ACCOUNT_AFTER_THE_CALL) {
            fault.run();
        }
        return answer;
    }

    private void change(Runnable call) {
        call(() -> {
            call.run();
            return "";
        });
    }

    @Override
    public List<ManagedKey> list(String namePrefix) {
        return call(() -> super.list(namePrefix));
    }

    @Override
    public Optional<ManagedKey> find(String id) {
        return call(() -> super.find(id));
    }

    @Override
    public List<ManagedKey> findAll(Collection<String> ids) {
        return call(() -> super.findAll(ids));
    }

    @Override
    public OptionalInt room() {
        return call(super::room);
    }

    @Override
    public NewToken create(String name, KeySettings settings) {
        return call(() -> super.create(name, settings));
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        return call(() -> super.rotate(key));
    }

    @Override
    public void disable(ManagedKey key) {
        change(() -> super.disable(key));
    }

    @Override
    public void enable(ManagedKey key) {
        change(() -> super.enable(key));
    }

    @Override
    public void expire(ManagedKey key, Optional<Instant> date) {
        change(() -> super.expire(key, date));
    }

    @Override
    public void delete(ManagedKey key) {
        change(() -> super.delete(key));
    }

    @Override
    public Probe probe(Secret token) {
        return call(() -> super.probe(token));
    }

    @Override
    public Probe probe(ManagedKey listed, Secret token) {
        return call(() -> super.probe(listed, token));
    }
}
