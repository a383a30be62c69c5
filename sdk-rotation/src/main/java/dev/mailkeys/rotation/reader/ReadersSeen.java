package dev.mailkeys.rotation.reader;

import dev.mailkeys.core.file.ReaderMark;
import dev.mailkeys.core.provider.TimeWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the marks of a sink's readers say at one moment. Holds no secret.
 *
 * @param sink the sink's name
 * @param count how many readers there are, as a person has said
 * @param folder where they leave their marks
 * @param moved the marks of those that have moved on to the token in the sink
 * @param behind the marks of those that have another token still
 * @param trouble why the marks can't be read; empty where they can
 */
public record ReadersSeen(
        String sink,
        int count,
        Path folder,
        List<ReaderMark> moved,
        List<ReaderMark> behind,
        Optional<String> trouble) {

    private static final int MOST_NAMED = 8;

    /**
     * Copies the lists.
     *
     * @param sink the sink's name
     * @param count how many readers there are
     * @param folder where they leave their marks
     * @param moved who has moved on
     * @param behind who has not
     * @param trouble why the marks can't be read
     */
    public ReadersSeen {
        Objects.requireNonNull(sink, "sink must not be null");
        Objects.requireNonNull(folder, "folder must not be null");
        Objects.requireNonNull(moved, "moved must not be null");
        Objects.requireNonNull(behind, "behind must not be null");
        Objects.requireNonNull(trouble, "trouble must not be null");
        moved = List.copyOf(moved);
        behind = List.copyOf(behind);
    }

    /**
     * Whether every known reader has moved on: as many as there are, and none has another token still.
     *
     * @return whether they have
     */
    public boolean haveAllMoved() {
        return trouble.isEmpty() && behind.isEmpty() && moved.size() >= count;
    }

    /**
     * How many have left no mark at all.
     *
     * @return the number, 0 where there are as many marks as readers
     */
    public int silent() {
        return Math.max(0, count - moved.size() - behind.size());
    }

    /**
     * What was seen, for people; names those who are missing.
     *
     * @return one or more sentences
     */
    public String inWords() {
        if (trouble.isPresent()) {
            return "The marks in " + folder + " can't be read (" + trouble.get() + "): nobody knows which of " + count
                    + " readers of " + sink + " have its token.";
        }
        var words = new ArrayList<String>();
        words.add(moved.size() + " of " + count + " readers of " + sink + " have its token.");
        if (!behind.isEmpty()) {
            words.add(behind.stream().limit(MOST_NAMED).map(ReadersSeen::named).collect(Collectors.joining(", "))
                    + (behind.size() > MOST_NAMED ? " and " + (behind.size() - MOST_NAMED) + " more" : "")
                    + (behind.size() == 1 ? " has" : " have") + " another still.");
        }
        if (silent() > 0) {
            words.add(silent() + (silent() == 1 ? " has" : " have") + " left no mark in " + folder + ".");
        }
        return String.join(" ", words);
    }

    private static String named(ReaderMark mark) {
        return mark.reader() + " (since " + TimeWords.of(mark.seen()) + ")";
    }
}
