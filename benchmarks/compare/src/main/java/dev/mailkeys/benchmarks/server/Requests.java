package dev.mailkeys.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The requests of one connection, one after the other. Knows as much of HTTP/1.1 as the contestants speak. */
final class Requests {

    private static final String LENGTH = "content-length:";

    private final InputStream in;

    Requests(InputStream in) {
        this.in = new BufferedInputStream(in, 16 << 10);
    }

    /** Method and target of the next request, its body skipped; {@code null} if the caller went away. */
    @Nullable
    String next() throws IOException {
        String first = line();
        int body = 0;
        for (String header = first; !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                body = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(body);
        return first.isEmpty() ? null : first.substring(0, first.lastIndexOf(' '));
    }

    /** A line without its end; empty at the end of everything too. */
    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
