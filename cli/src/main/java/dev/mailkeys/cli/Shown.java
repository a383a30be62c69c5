package dev.mailkeys.cli;

import java.util.regex.Pattern;

/** What was typed, as it may be repeated in a message: a token that was put in the wrong place may not. */
final class Shown {

    /** The beginnings that providers' tokens have, or a long run of letters and digits. */
    private static final String TOKEN = "(api|transactional|secret|em_live|em_test)_.*|.*[A-Za-z0-9_-]{24,}.*";

    private Shown() {}

    static String of(String typed) {
        return isSuspect(typed) ? "(not shown, because it looks like a token)" : "\"" + typed + "\"";
    }

    /** An id, which may be long: only what begins like a token is hidden. */
    static String id(String typed) {
        return typed.matches("(?s)(api|transactional|secret|em_live|em_test)_.*|[0-9A-Fa-f]{64,}")
                ? of(typed)
                : "\"" + typed + "\"";
    }

    static boolean isSuspect(String typed) {
        return Pattern.compile(TOKEN, Pattern.DOTALL).matcher(typed).matches()
                && typed.chars().anyMatch(Character::isDigit);
    }
}
