package dev.mailkeys.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The requests of one connection, one after the other. Knows as much of HTTP/1.1 as the contestants speak. */
final class Requests {

    private static final String LENGTH = "content-length:";

    private final InputStream in;
    private final byte[] buffer = new byte[16 << 10];
    private int filled;

    Requests(InputStream in) {
        this.in = in;
    }

    /** The next request, its body skipped; {@code null} if the caller went away. */
    @Nullable
    Request next() throws IOException {
        int end = headEnd(0);
        for (int seen = 0; end < 0; end = headEnd(Math.max(0, seen - 3))) {
            seen = filled;
            if (!more()) {
                return null;
            }
        }
        String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        int whole = end + 4 + length(head);
        while (filled < whole) {
            if (!more()) {
                return null;
            }
        }
        System.arraycopy(buffer, whole, buffer, 0, filled - whole);
        filled -= whole;
        int space = head.indexOf(' ');
        return new Request(head.substring(0, space), head.substring(space + 1, head.indexOf(' ', space + 1)));
    }

    private boolean more() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    private int headEnd(int from) {
        for (int i = from; i + 3 < filled; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(head.substring(at + LENGTH.length(), end < 0 ? head.length() : end)
                .strip());
    }
}
