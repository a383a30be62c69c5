package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key as its provider's list shows it.
 *
 * @param id what stays the same while the key lives: JetEmail's uuid, Emailit's id, Elastic Email's name
 * @param name the key's name
 * @param usable whether the provider says that it may be used: not disabled, not suspended, not expired
 * @param settings what it may do
 * @param token its token, where the list shows tokens
 * @param created when it was created, where the provider says so
 * @param signOfUse something that changes when the key is used: a counter or a time, only to be compared; empty where the
 *     provider shows none
 */
public record ManagedKey(
        String id,
        String name,
        boolean usable,
        KeySettings settings,
        Optional<Secret> token,
        Optional<Instant> created,
        Optional<String> signOfUse) {

    /**
     * Creates one. No argument may be null.
     *
     * @param id what stays the same while the key lives: JetEmail's uuid, Emailit's id, Elastic Email's name
     * @param name the key's name
     * @param usable whether the provider says that it may be used: not disabled, not suspended, not expired
     * @param settings what it may do
     * @param token its token, where the list shows tokens
     * @param created when it was created, where the provider says so
     * @param signOfUse something that changes when the key is used: a counter or a time, only to be compared
     */
    public ManagedKey {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(settings, "settings must not be null");
        Objects.requireNonNull(token, "token must not be null");
        Objects.requireNonNull(created, "created must not be null");
        Objects.requireNonNull(signOfUse, "signOfUse must not be null");
    }
}
