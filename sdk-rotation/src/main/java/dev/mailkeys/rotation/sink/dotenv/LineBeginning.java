package dev.mailkeys.rotation.sink.dotenv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a dotenv file where a new line is to begin, and whether every reader sees one there. To a reader that is
 * still within a quote from above, the new line would change another variable.
 *
 * @param before the text before the place
 */
public record LineBeginning(String before) {

    private static final Pattern ODD_LINE_END =
            Pattern.compile("\\r(?!\\n)|\\\\[ \\t]*\\r\\n|(?m)^[ \\t]*[#;].*\\\\[ \\t]*$");

    /**
     * Asks every reader.
     *
     * @return why a line that begins there is not certain to be one to all of them; empty if it is
     */
    public Optional<String> doubt() {
        return lineEnds()
                .or(new Shells(before)::doubt)
                .or(new Libraries(before)::doubt)
                .or(new Systemd(before)::doubt)
                .map(doubt -> doubt.in(before));
    }

    /** What only some readers take for the end of a line, and what joins two lines only in some versions of systemd. */
    private Optional<Disagreement> lineEnds() {
        Matcher odd = ODD_LINE_END.matcher(before);
        return odd.find()
                ? Disagreement.at(odd.start(), "ends in a carriage return alone, or has a backslash before it ends")
                : Optional.empty();
    }
}
