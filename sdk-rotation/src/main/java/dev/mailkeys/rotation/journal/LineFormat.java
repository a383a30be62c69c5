package dev.mailkeys.rotation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.rotation.JournalLine;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A journal's line in its file: {@code <checksum> <epoch> <sequence> <text>} and a line feed, in UTF-8. The checksum is the
 * CRC-32C of everything after it but the line feed, as eight hexadecimal digits.
 */
final class LineFormat {

    private static final int CHECKSUM = 8;

    private LineFormat() {}

    static byte[] write(JournalLine line) {
        String body = " " + line.epoch() + " " + line.sequence() + " " + line.text();
        byte[] bytes = body.getBytes(UTF_8);
        return (checksum(bytes, 0, bytes.length) + body + "\n").getBytes(UTF_8);
    }

    /** The line in these bytes, without its line feed; null if they are damaged. */
    static @Nullable JournalLine read(byte[] bytes, int from, int to) {
        int body = from + CHECKSUM;
        if (body >= to || !new String(bytes, from, CHECKSUM, UTF_8).equals(checksum(bytes, body, to))) {
            return null;
        }
        String[] parts = new String(bytes, body, to - body, UTF_8).split(" ", 4);
        try {
            return parts.length == 4
                    ? new JournalLine(Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3])
                    : null;
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static String checksum(byte[] bytes, int from, int to) {
        var checksum = new CRC32C();
        checksum.update(bytes, from, to - from);
        return "%08x".formatted(checksum.getValue());
    }
}
