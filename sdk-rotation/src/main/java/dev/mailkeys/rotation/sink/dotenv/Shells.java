package dev.mailkeys.rotation.sink.dotenv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a line can begin at a place of a dotenv file for shells, which take quotes, escapes and substitutions wherever
 * they stand.
 *
 * @param before the text before the place
 */
record Shells(String before) {

    /** The substitutions of a shell whose end is certain. */
    private static final Pattern SUBSTITUTION =
            Pattern.compile("\\$\\{[^{}'\"`\\\\\\n$]*}|\\$\\([^()'\"`\\\\\\n$]*\\)" + "|`[^`'\"\\\\\\n$]*`");

    Optional<Disagreement> doubt() {
        int depth = 0;
        boolean beginsWord = true;
        for (int at = 0; at < before.length(); at++) {
            char here = before.charAt(at);
            if (here == '<' && after(at) == '<') {
                return Disagreement.at(at, "has a text that goes on over several lines");
            }
            int end = endOfWhatBegins(at, beginsWord);
            if (end < at || here == '\\' && end >= before.length() - 1) {
                return Disagreement.at(
                        at,
                        here == '\\'
                                ? "ends in a backslash"
                                : "opens a quote or a bracket that some shells do not see closed");
            }
            depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            beginsWord = end == at && " \t\n;&|()".indexOf(here) >= 0;
            at = end;
        }
        return depth == 0 ? Optional.empty() : Disagreement.at(before.length() - 1, "stands within parentheses");
    }

    /**
     * The last character of the comment, quote, escape or substitution that begins there; -1 if its end is uncertain.
     */
    private int endOfWhatBegins(int at, boolean beginsWord) {
        char here = before.charAt(at);
        if (here == '#' && beginsWord) {
            return Math.max(at, before.indexOf('\n', at) - 1);
        }
        return switch (here) {
            case '\\' -> at + 1;
            case '\'', '"' -> closing(at, here);
            case '`' -> substitution(at);
            case '$' -> "({'\"".indexOf(after(at)) >= 0 ? substitution(at) : at;
            default -> at;
        };
    }

    private char after(int at) {
        return at + 1 < before.length() ? before.charAt(at + 1) : '\n';
    }

    /** Where a shell sees the quote closed; -1 if that is not certainly before the place. */
    private int closing(int open, char quote) {
        for (int at = open + 1; at < before.length(); at++) {
            char here = before.charAt(at);
            if (here == quote) {
                return at;
            }
            if (quote == '"' && here == '\\') {
                at++;
            } else if (quote == '"' && (here == '`' || here == '$' && "({".indexOf(after(at)) >= 0)) {
                at = substitution(at);
                if (at < 0) {
                    return -1;
                }
            }
        }
        return -1;
    }

    private int substitution(int at) {
        Matcher whole = SUBSTITUTION.matcher(before).region(at, before.length());
        return whole.lookingAt() ? whole.end() - 1 : -1;
    }
}
