package com.example.own;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.ProviderAdapterFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The account as a rotation sees it. A person must give the key's {@code role}. */
public final class OwnAdapter implements ProviderAdapter {

    private static final CallSettings ONCE =
            CallSettings.builder().retries(RetryPolicy.none()).build();

    private final Secret credential;
    private final ClientSettings settings;
    private final OwnKeys keys;

    private OwnAdapter(Secret credential, ClientSettings settings) {
        this.credential = credential;
        this.settings = settings;
        this.keys = OwnKeys.using(credential, settings);
    }

    /** Makes the adapter for programs that find this provider by its jar. */
    public static final class Factory implements ProviderAdapterFactory {

        @Override
        public String provider() {
            return "own";
        }

        @Override
        public ProviderAdapter adapter(Secret credential, ClientSettings settings) {
            return new OwnAdapter(credential, settings);
        }
    }

    @Override
    public String provider() {
        return "own";
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(Duration.ofMinutes(2));
    }

    @Override
    public ProviderAdapter readOnly() {
        return new OwnAdapter(
                credential,
                ClientSettings.builder().from(settings).readOnly(true).build());
    }

    @Override
    public List<ManagedKey> list(String namePrefix) {
        return keys.list().stream()
                .filter(key -> key.name().startsWith(namePrefix))
                .map(OwnAdapter::managed)
                .toList();
    }

    @Override
    public Optional<ManagedKey> find(String id) {
        return keys.list().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(OwnAdapter::managed);
    }

    @Override
    public OptionalInt room() {
        return OptionalInt.empty();
    }

    @Override
    public NewToken create(String name, KeySettings wanted) {
        List<String> role = wanted.values("role");
        if (role.size() != 1) {
            throw new IllegalArgumentException("role must be said: role=sender or role=admin");
        }
        var issued = keys.with(ONCE).create(new OwnKeys.NewKey(name, role.get(0)));
        return new NewToken(Optional.of(issued.id()), issued.token());
    }

    @Override
    public void delete(ManagedKey key) {
        try {
            keys.with(ONCE).delete(key.id());
        } catch (NotFoundException gone) {
            // Ids are never reused, so the key is gone as wanted.
        }
    }

    @Override
    public Probe probe(Secret token) {
        try {
            keys.with(token).list().first();
            return Probe.ACCEPTED;
        } catch (UnauthorizedException refused) {
            return Probe.REFUSED;
        } catch (MailkeysException unclear) {
            return Probe.UNKNOWN;
        }
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        return credential.equals(token);
    }

    private static ManagedKey managed(OwnKeys.KeyInfo key) {
        return new ManagedKey(
                key.id(),
                key.name(),
                true,
                KeySettings.of(Map.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
