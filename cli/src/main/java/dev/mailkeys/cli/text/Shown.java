package dev.mailkeys.cli.text;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Typed text as a message may repeat it, without a token that was typed in the wrong place. */
public final class Shown {

    private static final Pattern LONG_RUN = Pattern.compile("[A-Za-z0-9_+=-]{24,}");

    private static final String HIDDEN = "(not shown, because it looks like a token)";

    private Shown() {}

    public static String of(String typed) {
        return isSuspect(typed) ? HIDDEN : "\"" + Printable.line(typed) + "\"";
    }

    /** A path, without quotes. A folder's name may be long, as for temporary folders. */
    public static String path(Path path) {
        Path name = path.getFileName();
        boolean token = KnownTokens.isIn(path.toString()) || (name != null && isSuspect(name.toString()));
        return token ? HIDDEN : Printable.line(path.toString());
    }

    /** An id, which may be long: only what is like a known token is hidden. */
    public static String id(String typed) {
        return KnownTokens.isIn(typed) ? of(typed) : "\"" + Printable.line(typed) + "\"";
    }

    public static boolean isSuspect(String typed) {
        return KnownTokens.isIn(typed)
                || LONG_RUN.matcher(typed)
                        .results()
                        .anyMatch(run -> run.group().chars().anyMatch(Character::isDigit));
    }
}
