package dev.mailkeys.cli.failure;

import dev.mailkeys.cli.text.Fields;
import java.util.List;

/** Picks the one key that a name or an id means. */
public final class Matches {

    private Matches() {}

    /**
     * The only match, or a failure that lists the choices.
     *
     * @param matches the keys that fit, as they are printed
     * @param what what was looked for, safe to print
     */
    public static int only(List<Fields> matches, String what, String better) {
        if (matches.isEmpty()) {
            throw Failure.refused("not_found", "There is no key with the " + what + ".");
        }
        if (matches.size() > 1) {
            String ids = String.join(
                    ", ",
                    matches.stream().map(key -> String.valueOf(key.value("id"))).toList());
            throw new Failure(
                    ExitCode.REFUSED,
                    "ambiguous",
                    matches.size() + " keys have the " + what + "; say which with " + better + ": " + ids,
                    new Fields().with("candidates", matches));
        }
        return 0;
    }
}
