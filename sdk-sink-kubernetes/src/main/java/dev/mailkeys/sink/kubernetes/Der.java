package dev.mailkeys.sink.kubernetes;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Converts a private key from an older form (PKCS #1, SEC 1), as openssl and k3s write it, to the one that Java reads
 * (PKCS #8).
 */
final class Der {

    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;

    /** The tag of the curve in a SEC 1 key. */
    private static final int CURVE = 0xa0;

    private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private Der() {}

    static byte[] pkcs8OfRsa(byte[] key) {
        return pkcs8(RSA, key);
    }

    static byte[] pkcs8OfEc(byte[] key) throws GeneralSecurityException {
        return pkcs8(join(EC, curve(key)), key);
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        byte[] version = element(INTEGER, new byte[] {0});
        return element(SEQUENCE, join(version, element(SEQUENCE, algorithm), element(OCTETS, key)));
    }

    private static byte[] curve(byte[] key) throws GeneralSecurityException {
        try {
            ByteBuffer parts = ByteBuffer.wrap(content(ByteBuffer.wrap(key), SEQUENCE));
            while (parts.hasRemaining()) {
                int tag = parts.get(parts.position()) & 0xff;
                byte[] content = content(parts, tag);
                if (tag == CURVE) {
                    return content;
                }
            }
        } catch (BufferUnderflowException | NegativeArraySizeException broken) {
            throw new GeneralSecurityException("The private key is cut off.");
        }
        throw new GeneralSecurityException("The private key names no curve.");
    }

    /** Reads one element with this tag. */
    private static byte[] content(ByteBuffer from, int tag) throws GeneralSecurityException {
        if ((from.get() & 0xff) != tag) {
            throw new GeneralSecurityException("The private key is of another form.");
        }
        int length = from.get() & 0xff;
        if (length > 0x7f) {
            int bytes = length & 0x7f;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | from.get() & 0xff;
            }
        }
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] content = new byte[length];
        from.get(content);
        return content;
    }

    private static byte[] element(int tag, byte[] content) {
        return join(new byte[] {(byte) tag}, length(content.length), content);
    }

    /** In as few bytes as possible. */
    private static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        return length < 0x100
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
