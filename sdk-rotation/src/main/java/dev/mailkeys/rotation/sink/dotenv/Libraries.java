package dev.mailkeys.rotation.sink.dotenv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a line can begin at a place of a dotenv file for the dotenv libraries, which take quotes at the beginning of a
 * value, and some of them of a name.
 *
 * @param before the text before the place
 */
record Libraries(String before) {

    /** The beginning of a value. Group 1: name and equals sign, if every reader takes it for an assignment. */
    private static final Pattern BEGINS_A_VALUE = Pattern.compile("(?m)^\\s*(?:export\\s+)?"
            + "(?:([\\w.-]+\\s*=)|['\"]?[^\\s='\"#:]+['\"]?\\s*[=:])[\\s[^\\p{ASCII}]]*(['\"`])");

    /** Python's library reads a quote before a name as a quoted name, which may go over several lines. */
    private static final Pattern BEGINS_A_NAME = Pattern.compile("(?m)^\\s*(?:export\\s+)?'[^'\\n]*$");

    private static final Pattern COLON_WITHOUT_VALUE = Pattern.compile("[\\w.-]\\s*:\\s*\\z");

    private static final Pattern AFTER_QUOTES = Pattern.compile("[ \\t]*(?:#[^\\r\\n]*)?\\r?\\n");

    Optional<Disagreement> doubt() {
        Matcher value = BEGINS_A_VALUE.matcher(before);
        int from = 0;
        while (value.find(from)) {
            int close = closing(value.start(2));
            int line = before.indexOf('\n', value.start(2));
            boolean isWhole = close > 0 && isFollowedByLineEnd(close);
            Optional<Disagreement> doubt =
                    nameWithinQuotes(from, value.start()).or(() -> valueInDoubt(value, close, line, isWhole));
            if (doubt.isPresent()) {
                return doubt;
            }
            from = isWhole ? close + 1 : line;
        }
        if (COLON_WITHOUT_VALUE.matcher(before).find()) {
            return Disagreement.at(
                    before.length() - 1, "ends in a colon, and some readers look for its value below it");
        }
        return nameWithinQuotes(from, before.length());
    }

    private Optional<Disagreement> valueInDoubt(Matcher value, int close, int line, boolean isWhole) {
        int open = value.start(2);
        if (close < 0) {
            return Disagreement.at(open, "opens a quote that is not closed");
        }
        if (before.charAt(close - 1) == '\\') {
            // Libraries differ in whether it belongs to the value.
            return Disagreement.at(close, "has a backslash before its closing quote");
        }
        if (value.group(1) == null && line < close) {
            return Disagreement.at(open, "opens quotes over several lines in a form that not every reader knows");
        }
        return !isWhole && line < close ? Disagreement.at(close, "has text after the closing quote") : Optional.empty();
    }

    /** Where the quote that opens there is closed; -1 if it never is. */
    private int closing(int open) {
        char quote = before.charAt(open);
        int close = open;
        do {
            close = before.indexOf(quote, close + 1);
        } while (quote == '"' && close > 0 && isEscaped(close));
        return close;
    }

    private boolean isFollowedByLineEnd(int close) {
        return AFTER_QUOTES.matcher(before).region(close + 1, before.length()).lookingAt();
    }

    private Optional<Disagreement> nameWithinQuotes(int from, int to) {
        Matcher name = BEGINS_A_NAME.matcher(before).region(from, to);
        return name.find()
                ? Disagreement.at(name.end(), "begins with a quote that is not closed on it")
                : Optional.empty();
    }

    /** Whether exactly one backslash escapes it. Readers disagree on more than one. */
    private boolean isEscaped(int at) {
        return before.charAt(at - 1) == '\\' && before.charAt(at - 2) != '\\';
    }
}
