package dev.mailkeys.rotation.sink;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a dotenv file where a line is to begin, and whether it does for every reader. Shells take quotes wherever
 * they stand, the dotenv libraries at the beginning of a value, systemd joins lines that end in a backslash, comments too:
 * where one of them is still within something that began on a line before, a new line there would change another
 * variable.
 *
 * @param before the text before the place
 */
record DotenvPlace(String before) {

    /** What a shell puts in place of it, as far as it is certain where that ends. */
    private static final Pattern SUBSTITUTION =
            Pattern.compile("\\$\\{[^{}'\"`\\\\\\n$]*}|\\$\\([^()'\"`\\\\\\n$]*\\)" + "|`[^`'\"\\\\\\n$]*`");

    private static final Pattern BEGINS_A_VALUE =
            Pattern.compile("(?m)^\\s*(?:export\\s+)?['\"]?[^\\s='\"#:]+['\"]?\\s*[=:][\\s[^\\p{ASCII}]]*(['\"`])");

    private static final Pattern COLON_WITHOUT_VALUE = Pattern.compile("[\\w.-]\\s*:\\s*\\z");

    private static final Pattern AFTER_QUOTES = Pattern.compile("[ \\t]*(?:#[^\\r\\n]*)?\\r?\\n");

    private static final Pattern ODD_LINE_END =
            Pattern.compile("\\r(?!\\n)|\\\\[ \\t]*\\r\\n|(?m)^[ \\t]*[#;].*\\\\[ \\t]*$");

    /** Why a line that begins there is not certain to be one to every reader; empty if it is. */
    Optional<String> doubt() {
        return lineEnds().or(this::toShells).or(this::toLibraries).or(this::toSystemd);
    }

    /** What ends a line to some readers alone, and what joins two of them in some versions of systemd alone. */
    private Optional<String> lineEnds() {
        Matcher odd = ODD_LINE_END.matcher(before);
        return odd.find()
                ? doubt(odd.start(), "ends in a carriage return alone, or has a backslash before it ends")
                : Optional.empty();
    }

    private Optional<String> toShells() {
        int depth = 0;
        boolean beginsWord = true;
        for (int at = 0; at < before.length(); at++) {
            char here = before.charAt(at);
            if (here == '<' && after(at) == '<') {
                return doubt(at, "has a text that goes on over several lines");
            }
            int end = endOfWhatBegins(at, beginsWord);
            if (end < at || here == '\\' && end >= before.length() - 1) {
                return doubt(at, here == '\\' ? "ends in a backslash" : "opens what is not closed for every shell");
            }
            depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            beginsWord = end == at && " \t\n;&|()".indexOf(here) >= 0;
            at = end;
        }
        return depth == 0 ? Optional.empty() : doubt(before.length() - 1, "stands within parentheses");
    }

    /** The last character of the comment, quote, escape or substitution that begins there; -1 if it is not certain. */
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

    /** Where a shell sees the quote closed; -1 if that is not certain before the place. */
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

    /** Libraries differ in whether a backslash before the closing quote belongs to the value. */
    private Optional<String> toLibraries() {
        Matcher value = BEGINS_A_VALUE.matcher(before);
        for (int from = 0; value.find(from); ) {
            char quote = value.group(1).charAt(0);
            int close = value.start(1);
            do {
                close = before.indexOf(quote, close + 1);
            } while (quote == '"' && close > 0 && isEscaped(close));
            if (close < 0) {
                return doubt(value.start(1), "opens a quote that is not closed");
            }
            if (before.charAt(close - 1) == '\\') {
                return doubt(close, "has a backslash before its closing quote");
            }
            int line = before.indexOf('\n', value.start(1));
            boolean isWhole = AFTER_QUOTES
                    .matcher(before)
                    .region(close + 1, before.length())
                    .lookingAt();
            if (!isWhole && line < close) {
                return doubt(close, "has more behind the closing quote");
            }
            from = isWhole ? close + 1 : line;
        }
        return COLON_WITHOUT_VALUE.matcher(before).find()
                ? doubt(before.length() - 1, "ends in a colon, and some readers look for its value below it")
                : Optional.empty();
    }

    /** By exactly one backslash; of more, readers make different things. */
    private boolean isEscaped(int at) {
        return before.charAt(at - 1) == '\\' && before.charAt(at - 2) != '\\';
    }

    /**
     * Takes quotes at the beginning of a value, any number of them, and joins values that end in a backslash. A line
     * without a value ends where it ends, whatever it ends in.
     */
    private Optional<String> toSystemd() {
        int begin = 0;
        while (begin < before.length()) {
            int line = begin;
            int sign = signOf(line);
            begin = (sign < 0 ? endOfLine(line) : endOfValue(sign + 1)) + 1;
            if (begin > before.length()) {
                return doubt(line, "goes on for systemd with the next, by a quote or a backslash at its end");
            }
        }
        return Optional.empty();
    }

    /** The sign of an assignment; -1 for a comment, and for what is neither. */
    private int signOf(int line) {
        int first = line;
        while (first < before.length() && " \t\r\n".indexOf(before.charAt(first)) >= 0) {
            first++;
        }
        boolean comment = first < before.length() && "#;".indexOf(before.charAt(first)) >= 0;
        int sign = before.indexOf('=', first);
        int end = before.indexOf('\n', first);
        return !comment && sign >= 0 && (sign < end || end < 0) ? sign : -1;
    }

    private int endOfLine(int from) {
        int end = before.indexOf('\n', from);
        return end < 0 ? before.length() : end;
    }

    private int endOfValue(int from) {
        boolean begins = true;
        for (int at = from; at < before.length(); at++) {
            char here = before.charAt(at);
            if (here == '\n') {
                return at;
            }
            if (begins && (here == '\'' || here == '"')) {
                at = endOfQuote(at, here);
            } else if (here == '\\') {
                at += 1 + (after(at) == '\r' ? 1 : 0);
                begins = false;
            } else {
                begins &= here == ' ' || here == '\t';
            }
        }
        return before.length();
    }

    private int endOfQuote(int open, char quote) {
        for (int at = open + 1; at < before.length(); at++) {
            if (before.charAt(at) == quote) {
                return at;
            }
            at += quote == '"' && before.charAt(at) == '\\' ? 1 : 0;
        }
        return before.length();
    }

    private Optional<String> doubt(int at, String what) {
        long line = 1
                + before.substring(0, Math.min(at, before.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return Optional.of("line " + line + " " + what
                + ", so that readers of dotenv files do not agree where the lines below it begin; mend that line");
    }
}
