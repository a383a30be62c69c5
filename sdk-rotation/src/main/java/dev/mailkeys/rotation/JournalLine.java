package dev.mailkeys.rotation;

import java.util.Objects;

/**
 * One record of a journal, as a store keeps it.
 *
 * @param epoch the epoch of the lease under which it was appended, from 1
 * @param sequence its place in the rotation's journal, from 1 without a gap
 * @param text one line of JSON; holds no token, no line break or other control character but the tab, and no half of a
 *     surrogate pair, so that any file and any database gives it back as it was
 */
public record JournalLine(long epoch, long sequence, String text) {

    /**
     * Checks that any store can keep the line.
     *
     * @param epoch the epoch of the lease under which it was appended
     * @param sequence its place in the rotation's journal
     * @param text one line of JSON
     * @throws IllegalArgumentException if a number is less than 1 or the text is not one plain line
     */
    public JournalLine {
        Objects.requireNonNull(text, "text must not be null");
        if (epoch < 1 || sequence < 1) {
            throw new IllegalArgumentException("The epoch and the sequence of a journal's line are at least 1.");
        }
        if (!text.codePoints().allMatch(JournalLine::isPlain)) {
            throw new IllegalArgumentException("The text of a journal's line holds a control character other than the"
                    + " tab, or half of a surrogate pair: write it as JSON, which escapes both.");
        }
    }

    private static boolean isPlain(int character) {
        return (character >= ' ' || character == '\t') && Character.getType(character) != Character.SURROGATE;
    }
}
