package dev.mailkeys.core.turn;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.PacedAccount;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An account's name in a shared pace. Without the key, nobody can test credentials against a name.
 *
 * @param provider the provider's name
 * @param baseUrl where it is called
 * @param credential the management credential
 */
public record AccountName(String provider, URI baseUrl, Secret credential) implements PacedAccount {

    private static final int BYTES = 16;

    /** A part of a keyed digest of a keyed digest, so that it can't be extended. */
    @Override
    public String name(byte[] key) {
        byte[] account = (provider + '\n' + baseUrl + '\n' + credential.reveal()).getBytes(StandardCharsets.UTF_8);
        byte[] name = digest(key, digest(key, account));
        return HexFormat.of().formatHex(name, 0, BYTES);
    }

    private static byte[] digest(byte[] key, byte[] content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(key);
            return sha.digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
