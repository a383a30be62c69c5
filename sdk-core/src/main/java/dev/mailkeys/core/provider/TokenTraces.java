package dev.mailkeys.core.provider;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.secret.TextView;
import dev.mailkeys.core.secret.TokenForms;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds credentials in text that others wrote, such as a provider's error or what a command said: eight or more characters of
 * a secret that is known, and whatever is shaped like a token. It knows them in either case, without their prefix, in base64,
 * in hex, written backwards, as escapes of addresses, mail, source text and HTML, and with line breaks or what has no width
 * between their characters.
 *
 * <p>That nothing is found proves nothing: who encrypts or packs a token hides it from this. Linear in the text's length.
 * Immutable.
 */
public final class TokenTraces {

    private static final String MASK = "***";

    /** Words with underscores or hyphens between, such as {@code api_keys_limit_reached}; read in lower case. */
    private static final Pattern WORDS = Pattern.compile("[a-z]{1,15}+(?:[_-][a-z]{1,15}+)*+");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final List<Pattern> shapes;
    private final List<Secret> known;

    private TokenTraces(List<Pattern> shapes, List<Secret> known) {
        this.shapes = List.copyOf(shapes);
        this.known = List.copyOf(known);
    }

    /**
     * Looks for secrets that are known, and for tokens that are not.
     *
     * @param shapes what tokens look like, in either case; words and UUIDs that fit are none. Each must run in linear time
     * @param known the secrets
     * @return what finds them
     */
    public static TokenTraces of(List<Pattern> shapes, List<Secret> known) {
        Objects.requireNonNull(shapes, "shapes must not be null");
        Objects.requireNonNull(known, "known must not be null");
        return new TokenTraces(shapes, known);
    }

    /**
     * Whether a text holds a credential, or enough of one to matter.
     *
     * @param text the text
     * @return whether it is not to be shown
     */
    public boolean areIn(String text) {
        Objects.requireNonNull(text, "text must not be null");
        return !find(text).isEmpty();
    }

    /**
     * The same text with {@code ***} in place of each credential.
     *
     * @param text the text
     * @return what may be shown; characters that control a terminal are still in it
     */
    public String mask(String text) {
        Objects.requireNonNull(text, "text must not be null");
        BitSet found = find(text);
        var masked = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int secret = found.nextSetBit(from);
            masked.append(text, from, secret < 0 ? text.length() : secret).append(secret < 0 ? "" : MASK);
            from = secret < 0 ? text.length() : found.nextClearBit(secret);
        }
        return masked.toString();
    }

    /** All are found before any is masked: masking a part of a token would hide its rest from the pattern. */
    private BitSet find(String text) {
        var found = new BitSet();
        var forms = new TokenForms(known.stream().map(Secret::reveal).toList());
        TextView visible = TextView.visible(text);
        TextView unescaped = visible.unescaped();
        Stream.of(visible, unescaped, unescaped.unescaped()).distinct().forEach(view -> {
            findKnown(view, forms, found);
            shapes.forEach(shape -> findShaped(view, shape, found));
        });
        return found;
    }

    private static void findKnown(TextView view, TokenForms forms, BitSet found) {
        forms.pieces().forEach((length, pieces) -> {
            for (int at = 0; at + length <= view.text().length(); at++) {
                if (pieces.contains(view.text().substring(at, at + length))) {
                    found.set(view.starts()[at], view.ends()[at + length - 1]);
                }
            }
        });
    }

    private static void findShaped(TextView view, Pattern shape, BitSet found) {
        Matcher token = Pattern.compile(shape.pattern(), shape.flags() | Pattern.CASE_INSENSITIVE)
                .matcher(view.text());
        while (token.find()) {
            if (token.end() > token.start() && !isOrdinary(view.text(), token.start(), token.end())) {
                found.set(view.starts()[token.start()], view.ends()[token.end() - 1]);
            }
        }
    }

    private static boolean isOrdinary(String text, int start, int end) {
        int from = start;
        int until = end;
        while (from > 0 && isOfAWord(text.charAt(from - 1))) {
            from--;
        }
        while (until < text.length() && isOfAWord(text.charAt(until))) {
            until++;
        }
        String whole = text.substring(from, until);
        return WORDS.matcher(whole).matches() || UUID.matcher(whole).matches();
    }

    private static boolean isOfAWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
