package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The piece that every token in these tests has, so that a leak is a search for it. */
public final class Canary {

    private static final String PIECE = "CANARYCANARYCANARYCANARY";

    private Canary() {}

    /** A token; numbers tell one from another. */
    public static Secret token(int number) {
        return Secret.of("em_live_" + PIECE + number);
    }

    /** Fails if the text has a part of a token, as it is or in base64, hex or URL form. */
    public static void assertAbsentFrom(String where, String text) {
        assertThat(forms()).as(where).noneMatch(text::contains);
        assertThat(text.toUpperCase(Locale.ROOT)).as(where).doesNotContain(hex());
    }

    public static void assertAbsentFrom(Throwable thrown) {
        var all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all, true));
        assertAbsentFrom("an exception", all.toString());
    }

    /** Fails if a file in the folder, except those named, has a part of a token in its name or content. */
    public static void assertAbsentFrom(Path folder, List<Path> but) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> !but.contains(each)).toList()) {
                String content = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
                assertAbsentFrom(file.toString(), file + content);
            }
        }
    }

    /** At each of the three offsets at which base64 can begin, without the characters that depend on neighbours. */
    private static List<String> forms() {
        var forms = Stream.of(0, 1, 2)
                .map(offset -> Base64.getEncoder()
                        .encodeToString(("x".repeat(offset) + PIECE).getBytes(StandardCharsets.UTF_8)))
                .map(encoded -> encoded.substring(4, 20));
        return Stream.concat(
                        forms,
                        Stream.of(PIECE, PIECE.substring(0, 8), URLEncoder.encode(PIECE, StandardCharsets.UTF_8)))
                .toList();
    }

    private static String hex() {
        return HexFormat.of().withUpperCase().formatHex(PIECE.substring(0, 8).getBytes(StandardCharsets.UTF_8));
    }
}
