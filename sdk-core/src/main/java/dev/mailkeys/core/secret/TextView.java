package dev.mailkeys.core.secret;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as someone might read it, with the position of each character in the original text.
 *
 * @param text what is read, in lower case
 * @param starts where each character begins in the original
 * @param ends where each ends there
 */
public record TextView(String text, int[] starts, int[] ends) {

    /** One character as escaped in addresses, mail, source text and HTML. */
    private static final Pattern ESCAPED = Pattern.compile(
            "[%=]([0-9a-f]{2})|\\\\x([0-9a-f]{2})|\\\\u([0-9a-f]{4})|&#x([0-9a-f]{1,5});|&#([0-9]{1,6});");

    /**
     * Without invisible characters: line breaks, control characters, characters without width.
     *
     * @param original the text itself
     * @return what is left of it
     */
    public static TextView visible(String original) {
        var text = new StringBuilder();
        var starts = new int[original.length()];
        var ends = new int[original.length()];
        int length;
        for (int at = 0; at < original.length(); at += length) {
            int point = original.codePointAt(at);
            length = Character.charCount(point);
            if (isVisible(point)) {
                starts[text.length()] = at;
                ends[text.length()] = at + length;
                text.append(length == 1 ? Character.toLowerCase((char) point) : '\uFFFD');
            }
        }
        return new TextView(text.toString(), starts, ends);
    }

    /**
     * The same with escapes replaced by their characters.
     *
     * @return the text that the escapes stand for
     */
    public TextView unescaped() {
        var plain = new StringBuilder();
        var newStarts = new int[text.length()];
        var newEnds = new int[text.length()];
        Matcher escape = ESCAPED.matcher(text);
        int from = 0;
        while (from < text.length()) {
            boolean found = escape.find(from);
            int until = found ? escape.start() : text.length();
            for (; from < until; from++) {
                newStarts[plain.length()] = starts[from];
                newEnds[plain.length()] = ends[from];
                plain.append(text.charAt(from));
            }
            if (found) {
                newStarts[plain.length()] = starts[until];
                newEnds[plain.length()] = ends[escape.end() - 1];
                plain.append(character(escape.toMatchResult()));
                from = escape.end();
            }
        }
        return new TextView(plain.toString(), newStarts, newEnds);
    }

    private static char character(MatchResult escape) {
        for (int group = 1; group < escape.groupCount(); group++) {
            if (escape.group(group) != null) {
                return Character.toLowerCase((char) Integer.parseInt(escape.group(group), 16));
            }
        }
        return Character.toLowerCase((char) Integer.parseInt(escape.group(escape.groupCount())));
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK -> false;
            default -> "\u115F\u1160\u3164\uFFA0".indexOf(point) < 0;
        };
    }
}
