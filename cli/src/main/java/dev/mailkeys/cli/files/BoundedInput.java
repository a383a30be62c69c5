package dev.mailkeys.cli.files;

import dev.mailkeys.cli.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads text from a stream of any kind, up to a bound. */
public final class BoundedInput {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private BoundedInput() {}

    /**
     * All of a stream as text, without the byte order mark that some programs put before it.
     *
     * @param where the stream's source, as the subject of a sentence
     * @throws Failure if it is longer than that, or is not UTF-8
     */
    public static String text(InputStream in, int most, String where) throws IOException {
        // Not readNBytes: a FileInputStream's asks for the position, which a pipe lacks.
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8 << 10];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > most) {
                throw Failure.configuration(where + " is larger than " + (most >> 10)
                        + " KiB, too large for what is expected there. Nothing was sent.");
            }
        }
        return text(bytes.toByteArray(), where);
    }

    /** One line typed at a terminal. */
    public static String line(InputStream in, int most, String where) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0 && read != '\n' && bytes.size() < most; read = in.read()) {
            bytes.write(read);
        }
        return text(bytes.toByteArray(), where);
    }

    private static String text(byte[] bytes, String where) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException another) {
            throw Failure.configuration(where + " is not UTF-8 text. Save it in the encoding UTF-8. Nothing was sent.");
        }
    }
}
