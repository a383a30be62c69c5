package dev.mailkeys.sink.aws;

import dev.mailkeys.rotation.KeyMark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids of versions that we write. An id is made from the secret, the preceding version and the delivery's mark,
 * never from the token. So the same delivery onto the same version has the same id, and AWS takes it once.
 */
final class VersionIds {

    private VersionIds() {}

    static String of(String sink, String before, KeyMark mark) {
        String delivered = mark.delivered().map(Object::toString).orElse("");
        String text = String.join(
                "\0",
                sink,
                before,
                mark.provider(),
                mark.keyId(),
                mark.rotation(),
                String.valueOf(mark.attempt()),
                delivered);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
