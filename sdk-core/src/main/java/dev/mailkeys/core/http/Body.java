package dev.mailkeys.core.http;

import dev.mailkeys.core.http.Reply.BodyState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The body of an answer, as much as came, and never more than is accepted.
 *
 * @param bytes what arrived
 * @param state how much of the body that is
 */
record Body(byte[] bytes, BodyState state) {

    /** For an answer of which only the head could be read. */
    static final Body UNREAD = new Body(new byte[0], BodyState.UNREADABLE);

    private static final int FIRST = 1 << 13;

    /** The most memory that is reserved because of a server's header. */
    private static final int MOST_BELIEVED = 1 << 20;

    /** Reads a body of unknown length to its end. */
    static Body read(InputStream in, int most) {
        return read(in, most, -1);
    }

    /**
     * Reads to the end. After any failure, even an {@link Error}, what has come is kept.
     *
     * @param said how long the body is to be, which may be wrong; negative where nobody has said
     */
    static Body read(InputStream in, int most, long said) {
        var bytes = new byte[(int) Math.min(said < 0 ? FIRST : Math.min(said, MOST_BELIEVED), most)];
        int count = 0;
        BodyState state = BodyState.WHOLE;
        try {
            while (count <= most) {
                boolean full = count == bytes.length;
                int read = full ? in.read() : in.read(bytes, count, bytes.length - count);
                if (read < 0) {
                    break;
                }
                if (full) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(2L * count + FIRST, most + 1L));
                    bytes[count] = (byte) read;
                }
                count += full ? 1 : read;
            }
        } catch (IOException lost) {
            state = BodyState.CUT;
        } catch (Throwable unreadable) {
            state = BodyState.UNREADABLE;
        }
        return count > most
                ? new Body(Arrays.copyOf(bytes, most), BodyState.TOO_LARGE)
                : new Body(count == bytes.length ? bytes : Arrays.copyOf(bytes, count), state);
    }

    /** The same body, unpacked if it is packed, which some servers claim wrongly. Unchanged if it can't be unpacked. */
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
