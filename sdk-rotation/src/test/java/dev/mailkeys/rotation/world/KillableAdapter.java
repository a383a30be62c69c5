package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.ProviderAdapter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An account whose caller may be killed around each call that changes something. */
public final class KillableAdapter extends ForwardingAdapter {

    private final KillPoints points;

    public KillableAdapter(ProviderAdapter adapter, KillPoints points) {
        super(adapter);
        this.points = points;
    }

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
    public List<ManagedKey> listSince(Instant earliest) {
        return sharedList(earliest);
    }

    @Override
    public NewToken create(String name, KeySettings settings) {
        return call("create " + name, () -> super.create(name, settings));
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        return call("rotate " + key.id(), () -> super.rotate(key));
    }

    @Override
    public void disable(ManagedKey key) {
        change("disable " + key.id(), () -> super.disable(key));
    }

    @Override
    public void enable(ManagedKey key) {
        change("enable " + key.id(), () -> super.enable(key));
    }

    @Override
    public void expire(ManagedKey key, Optional<Instant> date) {
        change("expire " + key.id(), () -> super.expire(key, date));
    }

    @Override
    public void delete(ManagedKey key) {
        change("delete " + key.id(), () -> super.delete(key));
    }
}
