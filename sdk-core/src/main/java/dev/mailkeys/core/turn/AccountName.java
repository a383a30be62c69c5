package dev.mailkeys.core.turn;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.PacedAccount;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an account is called where its calls are kept: nobody can try credentials on a name without the key.
 *
 * @param provider the provider's name
 * @param baseUrl where it is called
 * @param credential the management credential
 */
public record AccountName(String provider, URI baseUrl, Secret credential) implements PacedAccount {

    private static final int BYTES = 16;

    /** A digest with a key, twice over, of which only a part is shown: it can't be gone on with. */
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
