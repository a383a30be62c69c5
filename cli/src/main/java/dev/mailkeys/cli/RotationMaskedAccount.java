package dev.mailkeys.cli;

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

/**
 * An account in GitHub Actions: before a new token is used for anything, the runner is asked to mask it in the log of the
 * whole job.
 *
 * @param account the account itself
 * @param mask asks for the mask
 */
record RotationMaskedAccount(ProviderAdapter account, GitHubMask mask) implements ProviderAdapter {

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
        return new RotationMaskedAccount(account.readOnly(), mask);
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
    public OptionalInt room() {
        return account.room();
    }

    @Override
    public NewToken create(String name, KeySettings settings) {
        return masked(account.create(name, settings));
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        return masked(account.rotate(key));
    }

    @Override
    public void disable(ManagedKey key) {
        account.disable(key);
    }

    @Override
    public void enable(ManagedKey key) {
        account.enable(key);
    }

    @Override
    public void expire(ManagedKey key, Optional<Instant> date) {
        account.expire(key, date);
    }

    @Override
    public void delete(ManagedKey key) {
        account.delete(key);
    }

    /** A token that was found in a list has not been masked before. */
    @Override
    public Probe probe(Secret token) {
        mask.mask(token);
        return account.probe(token);
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        return account.authenticatesWith(token);
    }

    private NewToken masked(NewToken made) {
        mask.mask(made.token());
        return made;
    }
}
