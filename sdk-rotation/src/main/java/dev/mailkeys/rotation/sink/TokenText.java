package dev.mailkeys.rotation.sink;

import java.util.regex.Pattern;

/** What may be a token at all: one line of text. A private key, a certificate, a block of settings are none. */
final class TokenText {

    /** Keys of the three providers by their form. */
    private static final Pattern KEY = Pattern.compile("(?=\\S*[0-9])(?:transactional|secret|api|em_live|em_test)"
            + "_[A-Za-z0-9_-]{16,}|(?<![0-9A-Fa-f])[0-9A-Fa-f]{96,}");

    private TokenText() {}

    /** Whether a text holds what looks like a key of one of the providers. */
    static boolean holdsAKey(String text) {
        return KEY.matcher(text).find();
    }

    /** Whether a text could be a token, or is empty. */
    static boolean isOne(String text) {
        return text.codePoints().noneMatch(TokenText::breaksALine);
    }

    /** The same text, if it could be a token. */
    static String checked(String text, String where) throws FileProblem {
        if (!isOne(text)) {
            throw new FileProblem(
                    where + " holds several lines, or what is no text, and so no token;" + " is it the right place?");
        }
        return text;
    }

    private static boolean breaksALine(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }
}
