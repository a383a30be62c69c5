package dev.mailkeys.core.provider;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes any id or name as one segment of a path, so that none can address another endpoint. Everything but letters,
 * digits and {@code - . _ ~} is percent-encoded (RFC 3986). What can't be one segment is refused: the empty name,
 * {@code .} and {@code ..}, and text that is not valid Unicode.
 */
final class PathSegment {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathSegment() {}

    static void check(String field, String text, Constraints rules) {
        boolean segment = !text.isEmpty() && !text.equals(".") && !text.equals("..");
        rules.require(segment, field, "must not be empty, . or ..: that would address something else", "RFC 3986");
        rules.unicode(field, text, "RFC 3986");
    }

    static String encode(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-._~".indexOf(b) >= 0;
    }
}
