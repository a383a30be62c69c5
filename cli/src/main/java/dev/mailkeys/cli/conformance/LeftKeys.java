package dev.mailkeys.cli.conformance;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.UnaddressableKeyException;
import java.util.ArrayList;
import java.util.List;

/** Finds and deletes keys by what their names begin with. No other key is deleted. */
final class LeftKeys {

    private final ProviderAdapter adapter;
    private final String prefix;

    private LeftKeys(ProviderAdapter adapter, String prefix) {
        this.adapter = adapter;
        this.prefix = prefix;
    }

    /** Of the keys of one run. */
    static LeftKeys of(ProviderAdapter adapter, RunName run) {
        return new LeftKeys(adapter, run.prefix());
    }

    /** Of the keys of every run. */
    static LeftKeys ofAllRuns(ProviderAdapter adapter) {
        return new LeftKeys(adapter, RunName.ALL);
    }

    List<ManagedKey> found() {
        return adapter.list(prefix).stream().filter(this::isOurs).toList();
    }

    /** Deletes keys, and gives those that may still be there. */
    List<ManagedKey> delete(List<ManagedKey> keys) {
        var left = new ArrayList<ManagedKey>();
        for (ManagedKey key : keys) {
            if (!isOurs(key)) {
                throw new IllegalStateException("a key that no run has made");
            }
            try {
                adapter.delete(key);
            } catch (MailkeysException | UnaddressableKeyException failed) {
                left.add(key);
            }
        }
        return left;
    }

    private boolean isOurs(ManagedKey key) {
        return key.name().startsWith(prefix) && RunName.isOfARun(key.name());
    }
}
