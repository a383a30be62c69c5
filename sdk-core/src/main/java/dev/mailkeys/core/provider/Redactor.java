package dev.mailkeys.core.provider;

import dev.mailkeys.core.Secret;
import java.util.List;
import java.util.regex.Pattern;

/** Makes text that came from a provider fit for a message: without credentials, in one line, not too long. */
final class Redactor {

    private static final int LONGEST = 500;

    /** How much is searched: more than is shown, because a token is longer than its mask. */
    private static final int MOST = 20 * LONGEST;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private final TokenTraces traces;

    Redactor(List<Pattern> shapes, List<Secret> known) {
        this.traces = TokenTraces.of(shapes, known);
    }

    /** The same text in one line, without credentials and not too long to be a message. */
    String redact(String text) {
        String masked = traces.mask(cut(text, MOST));
        String line = oneLine(masked).strip();
        return line.length() <= LONGEST ? line : cut(line, LONGEST) + "…";
    }

    /** The same text without credentials, in full. */
    String mask(String text) {
        return traces.mask(text);
    }

    List<String> redact(List<String> texts) {
        return texts.stream().limit(100).map(this::redact).toList();
    }

    /** As many of them as a message can hold. */
    static String brief(List<String> texts) {
        String whole = texts.toString();
        return whole.length() <= 2 * LONGEST ? whole : cut(whole, 2 * LONGEST) + "… (" + texts.size() + " in all)]";
    }

    /** The same text without line breaks, control characters and invisible characters. */
    static String oneLine(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ");
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
