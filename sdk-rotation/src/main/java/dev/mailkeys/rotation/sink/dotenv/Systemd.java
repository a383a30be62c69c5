package dev.mailkeys.rotation.sink.dotenv;

import java.util.Optional;

/**
 * Whether a line can begin at a place of a dotenv file for systemd, which reads any number of quotes at the beginning
 * of a value, and joins values that end in a backslash. A line without a value is never continued.
 *
 * @param before the text before the place
 */
record Systemd(String before) {

    Optional<Disagreement> doubt() {
        int begin = 0;
        while (begin < before.length()) {
            int line = begin;
            int sign = signOf(line);
            begin = (sign < 0 ? endOfLine(line) : endOfValue(sign + 1)) + 1;
            if (begin > before.length()) {
                return Disagreement.at(
                        line, "ends in an open quote or a backslash, so that systemd joins the next line to it");
            }
        }
        return Optional.empty();
    }

    /** The equals sign of an assignment; -1 for a comment or anything else. */
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
                at += before.startsWith("\r", at + 1) ? 2 : 1;
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
}
