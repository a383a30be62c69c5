package dev.mailkeys.rotation.engine.guard;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.UnaddressableKeyException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * An account that throws only what an account may throw, and {@link Misbehaved}. If its list does not show settings,
 * keys are taken to have those that a person has confirmed.
 *
 * @param told the settings that a person has confirmed, if any
 */
public record GuardedAdapter(ProviderAdapter adapter, KeySettings told) implements ProviderAdapter {

    private <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (MailkeysException | UnaddressableKeyException e) {
            throw e;
        } catch (Throwable thrown) {
            throw new Misbehaved("The account's " + what, thrown);
        }
    }

    private void change(String what, Runnable call) {
        call(what, () -> {
            call.run();
            return what;
        });
    }

    @Override
    public String provider() {
        return call("provider", adapter::provider);
    }

    @Override
    public Capabilities capabilities() {
        return call("capabilities", adapter::capabilities);
    }

    @Override
    public ProviderAdapter readOnly() {
        return new GuardedAdapter(call("readOnly", adapter::readOnly), told);
    }

    @Override
    public List<ManagedKey> list(String namePrefix) {
        return listed("list", () -> adapter.list(namePrefix));
    }

    @Override
    public List<ManagedKey> listSince(Instant earliest) {
        return listed("list", () -> adapter.listSince(earliest));
    }

    @Override
    public Optional<ManagedKey> find(String id) {
        return call("find", () -> adapter.find(id)).map(this::withSettings);
    }

    @Override
    public List<ManagedKey> findAll(Collection<String> ids) {
        return listed("findAll", () -> adapter.findAll(ids));
    }

    private List<ManagedKey> listed(String what, Supplier<List<ManagedKey>> call) {
        return call(what, call).stream().map(this::withSettings).toList();
    }

    private ManagedKey withSettings(ManagedKey key) {
        return capabilities().has(Capability.SHOWS_SETTINGS)
                ? key
                : new ManagedKey(key.id(), key.name(), key.usable(), told, key.token(), key.created(), key.signOfUse());
    }

    @Override
    public OptionalInt room() {
        return call("room", adapter::room);
    }

    @Override
    public NewToken create(String name, KeySettings settings) {
        return call("create", () -> adapter.create(name, settings));
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        return call("rotate", () -> adapter.rotate(key));
    }

    @Override
    public void disable(ManagedKey key) {
        change("disable", () -> adapter.disable(key));
    }

    @Override
    public void enable(ManagedKey key) {
        change("enable", () -> adapter.enable(key));
    }

    @Override
    public void expire(ManagedKey key, Optional<Instant> date) {
        change("expire", () -> adapter.expire(key, date));
    }

    @Override
    public void delete(ManagedKey key) {
        change("delete", () -> adapter.delete(key));
    }

    @Override
    public Probe probe(Secret token) {
        return call("probe", () -> adapter.probe(token));
    }

    @Override
    public Probe probe(ManagedKey listed, Secret token) {
        return call("probe", () -> adapter.probe(listed, token));
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        return call("authenticatesWith", () -> adapter.authenticatesWith(token));
    }
}
