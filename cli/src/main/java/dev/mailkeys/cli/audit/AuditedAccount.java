package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.rotationfile.AccountDefinition;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.UnaddressableKeyException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account as far as it could be read.
 *
 * @param keys its keys; none if it could not be read
 * @param can what its provider's API can do; empty if it could not be read
 * @param problem why it could not be read
 */
public record AuditedAccount(
        AccountDefinition account, List<ManagedKey> keys, Set<Capability> can, Optional<String> problem) {

    /**
     * Reads all keys, through a read-only client. A failure is kept, not thrown.
     *
     * @param pace where several machines count its calls
     */
    public static AuditedAccount read(Job job, AccountDefinition account, Optional<SharedPace> pace) {
        try {
            ProviderAdapter adapter = reader(job, account, pace);
            List<ManagedKey> keys = adapter.list("");
            return new AuditedAccount(account, keys, adapter.capabilities().all(), Optional.empty());
        } catch (MailkeysException | Failure | UnaddressableKeyException failed) {
            return new AuditedAccount(account, List.of(), Set.of(), Optional.of(String.valueOf(failed.getMessage())));
        }
    }

    /** The one client of the audit: read-only by its transport. */
    static ProviderAdapter reader(Job job, AccountDefinition account, Optional<SharedPace> pace) {
        return account.adapter(job, account.credential(job), true, pace);
    }

    Fields fields() {
        return new Fields()
                .with("account", account.name())
                .with("provider", account.provider().word())
                .with("read", problem.isEmpty())
                .with("keys", problem.isEmpty() ? keys.size() : null)
                .with("problem", problem);
    }
}
