package dev.mailkeys.rotation.sink.dotenv;

import java.util.Optional;

/**
 * Why not every reader of a dotenv file sees the beginning of a line at a place.
 *
 * @param at where in the file the reason is
 * @param what what the line there does, as it follows "line 3"
 */
record Disagreement(int at, String what) {

    static Optional<Disagreement> at(int at, String what) {
        return Optional.of(new Disagreement(at, what));
    }

    /** The sentence for the file's owner. */
    String in(String text) {
        long line = 1 + text.chars().limit(at).filter(c -> c == '\n').count();
        return "line " + line + " " + what
                + ", so that readers of dotenv files do not agree where the lines below it begin; fix that line";
    }
}
