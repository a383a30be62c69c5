package dev.mailkeys.rotation.reader;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.core.file.ReaderMark;
import dev.mailkeys.core.file.ReaderMarks;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many readers the token in a sink has, and where they leave their marks. With them a rotation keeps the old key until
 * every reader is known to have moved on to the new token, and longer than the grace period if need be.
 *
 * <p>A mark is only a claim: anyone who can write that folder can write it. It never ends the old key sooner than a
 * rotation without marks would: the grace period and the look at signs of use stay. And it never keeps the old key
 * longer than {@link dev.mailkeys.rotation.RotationOptions#waitForReaders}.
 *
 * @param count how many readers there are, as a person says; at least 1
 * @param marks where they leave their marks
 */
public record Readers(int count, ReaderMarks marks) {

    /**
     * Checks the number.
     *
     * @param count how many readers there are
     * @param marks where they leave their marks
     * @throws IllegalArgumentException if there is no reader
     */
    public Readers {
        Objects.requireNonNull(marks, "marks must not be null");
        if (count < 1) {
            throw new IllegalArgumentException("There is at least one reader, where there are readers.");
        }
    }

    /**
     * Readers of a token.
     *
     * @param count how many there are, at least 1
     * @param marks where they leave their marks; of a file, {@link dev.mailkeys.rotation.sink.FileSink#marks}
     * @return the readers
     * @throws IllegalArgumentException if there is no reader
     */
    public static Readers of(int count, ReaderMarks marks) {
        return new Readers(count, marks);
    }

    /**
     * Looks at the marks.
     *
     * @param sink the name of the sink that they read
     * @param token the token that is there now; empty where it can't be told
     * @param since marks of other tokens that were left before do not count: they are of readers that are gone
     * @return who has moved on to that token, and who has not
     */
    public ReadersSeen look(String sink, Optional<Secret> token, Instant since) {
        Objects.requireNonNull(sink, "sink must not be null");
        Objects.requireNonNull(token, "token must not be null");
        Objects.requireNonNull(since, "since must not be null");
        try {
            Map<String, List<ReaderMark>> byReader =
                    marks.all().stream().collect(groupingBy(ReaderMark::reader, TreeMap::new, toList()));
            var moved = new ArrayList<ReaderMark>();
            var behind = new ArrayList<ReaderMark>();
            byReader.values().forEach(left -> {
                Optional<ReaderMark> other = left.stream()
                        .filter(mark -> !isOf(mark, token) && !mark.seen().isBefore(since))
                        .findFirst();
                other.ifPresentOrElse(
                        behind::add,
                        () -> left.stream()
                                .filter(mark -> isOf(mark, token))
                                .findFirst()
                                .ifPresent(moved::add));
            });
            return new ReadersSeen(sink, count, marks.folder(), moved, behind, Optional.empty());
        } catch (IOException unreadable) {
            String trouble = FileWords.of(unreadable);
            return new ReadersSeen(sink, count, marks.folder(), List.of(), List.of(), Optional.of(trouble));
        }
    }

    private static boolean isOf(ReaderMark mark, Optional<Secret> token) {
        return token.filter(mark::shows).isPresent();
    }
}
