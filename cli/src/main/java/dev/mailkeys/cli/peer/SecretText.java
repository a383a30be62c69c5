package dev.mailkeys.cli.peer;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.BoundedInput;
import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** One secret from a variable, a file, a pipe or a terminal. Refuses what certainly is not a secret. */
final class SecretText {

    private static final int MOST_BYTES = 64 << 10;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern QUOTED = Pattern.compile("\".*\"|'.*'|`.*`|[\u201c\u201e].*[\u201c\u201d]");

    private SecretText() {}

    /**
     * The secret that a text holds.
     *
     * @param where the text's source, as the subject of a sentence
     */
    static Secret of(String text, String where) {
        String token = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
        if (token.isEmpty()) {
            throw Failure.configuration(where + " is empty.");
        }
        if (token.chars().anyMatch(c -> c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029)) {
            throw Failure.configuration(
                    where + " holds more than one line, or control characters: that is not a token. Nothing was sent.");
        }
        if (QUOTED.matcher(token).matches()) {
            throw Failure.configuration(
                    where + " holds a token in quotes, which are not part of it: remove them. Nothing was sent.");
        }
        return Secret.of(token);
    }

    /** The whole content of a stream, as a secret. */
    static Secret readAll(InputStream in, String where) throws IOException {
        return of(BoundedInput.text(in, MOST_BYTES, where), where);
    }

    /** A secret typed at a terminal; it ends with the line. */
    static Secret readLine(InputStream in, String where) throws IOException {
        return of(BoundedInput.line(in, MOST_BYTES, where), where);
    }
}
