package dev.mailkeys.cli.terminal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments and variables as they were typed. The JVM reads them by the locale's character set: under {@code LC_ALL=C}, as
 * in cron and most containers, each byte of a letter that is not ASCII becomes U+FFFD, and two names become one. Linux still
 * has the bytes: what is UTF-8 is read as that in every locale, and what is not stays as the JVM read it.
 */
public final class Typed {

    /** What the JVM puts for a byte that it could not decode. */
    private static final char LOST = '\ufffd';

    private Typed() {}

    public static String[] arguments(String[] decoded) {
        if (Arrays.stream(decoded).allMatch(Typed::isAscii)) {
            return decoded;
        }
        List<byte[]> all = parts("/proc/self/cmdline");
        int first = all.size() - decoded.length;
        String[] typed = decoded.clone();
        for (int i = 0; first >= 0 && i < typed.length; i++) {
            typed[i] = utf8(all.get(first + i), decoded[i]).orElse(decoded[i]);
        }
        return typed;
    }

    static Map<String, String> environment(Map<String, String> decoded) {
        if (decoded.values().stream().allMatch(Typed::isAscii)) {
            return decoded;
        }
        var typed = new HashMap<>(decoded);
        for (byte[] part : parts("/proc/self/environ")) {
            String variable = new String(part, StandardCharsets.ISO_8859_1);
            int end = variable.indexOf('=');
            if (end > 0) {
                typed.computeIfPresent(
                        variable.substring(0, end),
                        (name, value) -> utf8(Arrays.copyOfRange(part, end + 1, part.length), value)
                                .orElse(value));
            }
        }
        return typed;
    }

    /** Whether letters are lost. */
    public static boolean isLost(String text) {
        return text.indexOf(LOST) >= 0;
    }

    /** The bytes as UTF-8, if they are valid and the same that the JVM decoded. */
    private static Optional<String> utf8(byte[] bytes, String decoded) {
        if (!new String(bytes, ofTheLocale()).equals(decoded)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    /** Without this file (not on Linux), the platform reads UTF-8 by itself. */
    private static List<byte[]> parts(String file) {
        try {
            String all = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
            return Arrays.stream(all.split("\0", -1))
                    .limit(all.chars().filter(c -> c == 0).count())
                    .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
                    .toList();
        } catch (IOException noProc) {
            return List.of();
        }
    }

    private static Charset ofTheLocale() {
        String name = System.getProperty("sun.jnu.encoding", "");
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
