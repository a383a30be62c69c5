package dev.mailkeys.rotation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * Names targets' folders. Lower-case letters, digits, {@code -}, {@code _} and inner dots stand for themselves, every
 * other byte of the name in UTF-8 is written {@code %xx}. So no two targets share a folder, even if file names have no
 * case or are normalized, and no name leads out of the journal's folder.
 */
final class TargetNames {

    /** The length that every file system allows, in bytes. */
    private static final int LONGEST = 255;

    /** Windows reserves these for devices, with any extension. */
    private static final String DEVICE = "(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?";

    private TargetNames() {}

    static String folder(String target) {
        byte[] bytes = bytes(target);
        var folder = new StringBuilder();
        for (int at = 0; at < bytes.length; at++) {
            boolean inner = at > 0 && at < bytes.length - 1;
            folder.append(isPlain(bytes[at], inner) ? (char) bytes[at] + "" : "%%%02x".formatted(bytes[at]));
        }
        if (folder.toString().matches(DEVICE)) {
            folder.replace(0, 1, "%%%02x".formatted((int) folder.charAt(0)));
        }
        if (folder.isEmpty() || folder.length() > LONGEST) {
            throw new IllegalArgumentException("The name of a target must not be empty, nor longer than " + LONGEST
                    + " bytes as the name of a folder, where each byte that is not a lower-case letter or a digit counts three times; this one has "
                    + folder.length() + ".");
        }
        return folder.toString();
    }

    /** The target that has this folder, if one has. */
    static Optional<String> target(String folder) {
        if (!folder.matches("([a-z0-9._-]|%[0-9a-f]{2})+")) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < folder.length(); at++) {
            boolean coded = folder.charAt(at) == '%';
            bytes.write(coded ? Integer.parseInt(folder, at + 1, at + 3, 16) : folder.charAt(at));
            at += coded ? 2 : 0;
        }
        String target = bytes.toString(UTF_8);
        return target.length() <= LONGEST && folder(target).equals(folder) ? Optional.of(target) : Optional.empty();
    }

    private static boolean isPlain(byte character, boolean inner) {
        return character >= 'a' && character <= 'z'
                || character >= '0' && character <= '9'
                || character == '-'
                || character == '_'
                || character == '.' && inner;
    }

    private static byte[] bytes(String target) {
        try {
            ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(target));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException half) {
            throw new IllegalArgumentException("The name of a target holds half of a surrogate pair.", half);
        }
    }
}
