package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Tells whether a mark still belongs to its token, or somebody has put another token there by hand: 16 bits of a hash
 * of both. Kept only beside the token; too few bits to find a token by.
 */
final class TokenCheck {

    private static final int BYTES = 2;

    private TokenCheck() {}

    static String of(KeyMark mark, Secret token) {
        String both = mark.rotation() + " " + mark.attempt() + " " + mark.keyId() + " " + token.reveal();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(both.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
