package dev.mailkeys.rotation.sink;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a dotenv file where a line is to begin, and whether it does for every reader: where
 * one of them is still within something that began on a line before, a new line there would change another variable.
 *
 * @param before the text before the place
 */
record DotenvPlace(String before) {

    private static final Pattern ODD_LINE_END =
            Pattern.compile("\\r(?!\\n)|\\\\[ \\t]*\\r\\n|(?m)^[ \\t]*[#;].*\\\\[ \\t]*$");

    /** Why a line that begins there is not certain to be one to every reader; empty if it is. */
    Optional<String> doubt() {
        return lineEnds()
                .or(new DotenvShells(before)::doubt)
                .or(new DotenvLibraries(before)::doubt)
                .or(new DotenvSystemd(before)::doubt)
                .map(doubt -> doubt.in(before));
    }

    /** What ends a line to some readers alone, and what joins two of them in some versions of systemd alone. */
    private Optional<DotenvDoubt> lineEnds() {
        Matcher odd = ODD_LINE_END.matcher(before);
        return odd.find()
                ? DotenvDoubt.at(odd.start(), "ends in a carriage return alone, or has a backslash before it ends")
                : Optional.empty();
    }
}
