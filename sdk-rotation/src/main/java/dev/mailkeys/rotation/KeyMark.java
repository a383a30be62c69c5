package dev.mailkeys.rotation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sink keeps beside a token, so that a later run knows whose it is. Holds no secret.
 *
 * <p>Anyone who can write the sink can write this too: it is a claim. A rotation finds a key by it, but never makes a key with
 * the settings that it names unless a person {@linkplain RotationOptions#confirmedSettings says so}, and deletes no key
 * because it is named here.
 *
 * @param provider the provider's name
 * @param keyId the key's id
 * @param keyName the key's name
 * @param rotation the rotation that delivered it
 * @param attempt which attempt of that rotation, from 1; 0 for a key that was there before it: that a rollback put back,
 *     or that a reconciliation found and marked
 * @param settings what the key may do, for a person who must say it anew
 * @param delivered when the token was put there, or was first found there; empty in marks of versions that did not say
 */
public record KeyMark(
        String provider,
        String keyId,
        String keyName,
        String rotation,
        int attempt,
        KeySettings settings,
        Optional<Instant> delivered) {

    /**
     * Creates one. No argument may be null.
     *
     * @param provider the provider's name
     * @param keyId the key's id
     * @param keyName the key's name
     * @param rotation the rotation that delivered it
     * @param attempt which attempt of that rotation, from 1
     * @param settings what the key may do, for a person who must say it anew
     * @param delivered when the token was put there, or was first found there
     */
    public KeyMark {
        Objects.requireNonNull(provider, "provider must not be null");
        Objects.requireNonNull(keyId, "keyId must not be null");
        Objects.requireNonNull(keyName, "keyName must not be null");
        Objects.requireNonNull(rotation, "rotation must not be null");
        Objects.requireNonNull(settings, "settings must not be null");
        Objects.requireNonNull(delivered, "delivered must not be null");
    }

    /**
     * A mark that does not say when.
     *
     * @param provider the provider's name
     * @param keyId the key's id
     * @param keyName the key's name
     * @param rotation the rotation that delivered it
     * @param attempt which attempt of that rotation
     * @param settings what the key may do
     */
    public KeyMark(String provider, String keyId, String keyName, String rotation, int attempt, KeySettings settings) {
        this(provider, keyId, keyName, rotation, attempt, settings, Optional.empty());
    }
}
