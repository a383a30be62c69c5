package dev.mailkeys.core.http;

import dev.mailkeys.core.http.Reply.BodyState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The body of an answer as far as it came, and never more of it than is accepted.
 *
 * @param bytes what arrived
 * @param state how much of the body that is
 */
record Body(byte[] bytes, BodyState state) {

    /** Of an answer of which nothing but the head could be read. */
    static final Body UNREAD = new Body(new byte[0], BodyState.UNREADABLE);

    private static final int FIRST = 1 << 13;

    /** Reads to the end. Whatever stops it, an {@link Error} too, what came until then is kept. */
    static Body read(InputStream in, int most) {
        var bytes = new byte[Math.min(FIRST, most + 1)];
        int count = 0;
        BodyState state = BodyState.WHOLE;
        try {
            for (int read; count <= most && (read = in.read(bytes, count, bytes.length - count)) >= 0; ) {
                count += read;
                if (count == bytes.length && count <= most) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(2L * count, most + 1L));
                }
            }
        } catch (IOException lost) {
            state = BodyState.CUT;
        } catch (Throwable unreadable) {
            state = BodyState.UNREADABLE;
        }
        return count > most
                ? new Body(Arrays.copyOf(bytes, most), BodyState.TOO_LARGE)
                : new Body(Arrays.copyOf(bytes, count), state);
    }

    /**
     * The same body unpacked, if it is packed: some servers say so of what is not. Of a body that can't be unpacked, as it
     * came.
     */
    Body unpacked(String encoding, int most) {
        boolean packed = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (!packed || !encoding.toLowerCase(Locale.ROOT).contains("gzip")) {
            return this;
        }
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            Body unpacked = read(unpacking, most);
            byte[] kept = unpacked.bytes.length == 0 && unpacked.state != BodyState.WHOLE ? bytes : unpacked.bytes;
            return new Body(kept, state == BodyState.WHOLE ? unpacked.state : state);
        } catch (IOException notPacked) {
            return new Body(bytes, state == BodyState.WHOLE ? BodyState.CUT : state);
        }
    }
}
