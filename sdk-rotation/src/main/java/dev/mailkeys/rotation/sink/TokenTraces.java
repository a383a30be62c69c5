package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds a token, or enough of it to matter, in text that others wrote: as it is and in the forms that tools print. */
final class TokenTraces {

    /** So many characters of a token, in whatever form, are too many to show. */
    private static final int ENOUGH = 8;

    private TokenTraces() {}

    /** Whether the text holds a piece of the token as it is, or in base64, hex or URL form. */
    static boolean areIn(String text, Secret token) {
        byte[] bytes = token.reveal().getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        return holds(text, token.reveal(), ENOUGH)
                || holds(text, URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8), ENOUGH)
                || holds(text.toLowerCase(Locale.ROOT), hex, 2 * ENOUGH)
                || IntStream.range(0, 3).anyMatch(offset -> holdsBase64(text, bytes, offset));
    }

    /** What stands before a token shifts its base64; the characters that depend on it, or on what follows, are left out. */
    private static boolean holdsBase64(String text, byte[] token, int offset) {
        byte[] shifted = new byte[offset + token.length];
        System.arraycopy(token, 0, shifted, offset, token.length);
        String standard = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        String certain = standard.substring(offset == 0 ? 0 : 4, Math.max(4, standard.length() - 1));
        String forAddresses = certain.replace('+', '-').replace('/', '_');
        return holds(text, certain, ENOUGH + 4) || holds(text, forAddresses, ENOUGH + 4);
    }

    private static boolean holds(String text, String form, int enough) {
        int length = Math.min(enough, form.length());
        return length > 0
                && IntStream.rangeClosed(0, form.length() - length)
                        .anyMatch(at -> text.contains(form.substring(at, at + length)));
    }
}
