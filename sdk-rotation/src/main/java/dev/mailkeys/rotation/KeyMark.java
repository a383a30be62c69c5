package dev.mailkeys.rotation;

/**
 * What a sink keeps beside a token, so that whoever finds it knows whose it is. Holds no secret.
 *
 * @param provider the provider's name
 * @param keyId the key's id
 * @param keyName the key's name
 * @param rotation the rotation that delivered it
 * @param attempt which attempt of that rotation, from 1; 0 for the old key that a rollback put back
 * @param settings what the key may do, so that it can be made again where the journal is lost
 */
public record KeyMark(
        String provider, String keyId, String keyName, String rotation, int attempt, KeySettings settings) {}
