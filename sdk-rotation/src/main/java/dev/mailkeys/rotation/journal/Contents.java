package dev.mailkeys.rotation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.rotation.JournalLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a journal's file holds. Its first line says the version of the format; the others are as {@link LineFormat} writes
 * them.
 *
 * <p>A write that was cut short leaves a last line that is incomplete or has a wrong checksum. It was never
 * acknowledged, so it does not count, and the next append replaces it. A line's only line feed is at its end, so a bad
 * line with anything after it is damage.
 *
 * <p>A rotator that has lost its lease may have written a late line; it was told so before it acted on it. Such a line
 * is known by its epoch: after a line of a higher epoch it does not count, and a line of a higher epoch with the same
 * sequence replaces it.
 *
 * @param begun whether the first line is whole; if not, the rotation never began
 * @param lines the lines that count
 * @param end where the last whole line ends, in bytes
 */
record Contents(boolean begun, List<JournalLine> lines, long end) {

    private static final String FORMAT = "mailkeys-journal ";
    private static final byte[] HEADER = (FORMAT + "1\n").getBytes(UTF_8);

    static byte[] header() {
        return HEADER.clone();
    }

    static Contents of(Path file, byte[] bytes) {
        if (!Arrays.equals(HEADER, 0, HEADER.length, bytes, 0, Math.min(HEADER.length, bytes.length))) {
            return neverBegun(file, bytes);
        }
        var lines = new ArrayList<JournalLine>();
        int from = HEADER.length;
        for (int number = 2; from < bytes.length; number++) {
            int to = lineFeed(bytes, from);
            JournalLine line = to < bytes.length ? LineFormat.read(bytes, from, to) : null;
            if (line == null ? to + 1 < bytes.length : !add(line, lines)) {
                throw Trouble.damaged(file, number);
            }
            if (line == null) {
                break;
            }
            from = to + 1;
        }
        return new Contents(true, List.copyOf(lines), from);
    }

    /** The journal with one line more. */
    Contents with(JournalLine line, int length) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new Contents(begun, List.copyOf(more), end + length);
    }

    @Nullable
    JournalLine last() {
        return lines.isEmpty() ? null : lines.get(lines.size() - 1);
    }

    private static Contents neverBegun(Path file, byte[] bytes) {
        int to = lineFeed(bytes, 0);
        if (new String(bytes, 0, to, UTF_8).matches(FORMAT + "\\d+") && to < bytes.length) {
            throw Trouble.newer(file);
        }
        if (to + 1 < bytes.length) {
            throw Trouble.damaged(file, 1);
        }
        return new Contents(false, List.of(), 0);
    }

    /** Adds a line, or skips one that was written too late; false if it is out of sequence. */
    private static boolean add(JournalLine line, List<JournalLine> lines) {
        long highest = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).epoch();
        if (line.epoch() < highest) {
            return true;
        }
        while (line.epoch() > highest && lines.size() >= line.sequence()) {
            lines.remove(lines.size() - 1);
        }
        return line.sequence() == lines.size() + 1 && lines.add(line);
    }

    private static int lineFeed(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
