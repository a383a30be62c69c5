package dev.mailkeys.cli.conformance;

import java.util.Locale;

/**
 * The result of a check.
 *
 * @param seen what was seen, or why nothing was tried, without tokens, names and ids
 * @param failed whether nothing was tried because something failed
 */
record Verdict(Result result, String seen, boolean failed) {

    /** The three possible results. */
    enum Result {
        HELD,
        DIFFERS,
        NOT_TRIED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Verdict of(boolean held, String seen) {
        return new Verdict(held ? Result.HELD : Result.DIFFERS, seen, false);
    }

    static Verdict of(boolean held, Exchange seen) {
        return of(held, seen.words());
    }

    static Verdict of(NotTried not) {
        return new Verdict(Result.NOT_TRIED, not.reason(), not.failed);
    }

    /** Holds only if this one and the next hold. */
    Verdict and(boolean held, String words) {
        return of(result == Result.HELD && held, seen + "; " + words);
    }

    Verdict and(boolean held, Exchange more) {
        return and(held, more.words());
    }
}
