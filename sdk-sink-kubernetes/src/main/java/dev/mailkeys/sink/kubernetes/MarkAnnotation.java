package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** The annotation that says whose token a key holds. */
final class MarkAnnotation {

    /** All annotations of an object may have 256 KiB together; this leaves room for others. */
    private static final int LONGEST = 64 << 10;

    private static final Pattern FITS = Pattern.compile("(?=.{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

    private MarkAnnotation() {}

    /** Its name, with a hash of the key if the key is not valid in an annotation's name or too long. */
    static String nameFor(String key) {
        return "mailkeys.dev/" + (FITS.matcher(key).matches() ? key : "sha256-" + hash(key));
    }

    /** Its value. A mark that is too long omits the key's settings. */
    static String text(Delivery delivery) {
        String whole = KeyMarkJson.write(delivery.mark(), delivery.token());
        return whole.length() <= LONGEST
                ? whole
                : KeyMarkJson.write(withoutSettings(delivery.mark()), delivery.token());
    }

    private static KeyMark withoutSettings(KeyMark mark) {
        return new KeyMark(
                mark.provider(),
                mark.keyId(),
                mark.keyName(),
                mark.rotation(),
                mark.attempt(),
                KeySettings.of(Map.of()),
                mark.delivered());
    }

    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 20);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
