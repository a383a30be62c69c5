package dev.mailkeys.rotation.world;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for tokens: whole, by their first characters, in base64 wherever they begin in it, in hexadecimal digits, encoded
 * for a URL.
 *
 * @param traces what must be found nowhere
 */
public record LeakSearch(List<String> traces) {

    private static final int TELLING = 12;

    /** A search for tokens, the first characters of which are the same for every key of the provider. */
    public static LeakSearch of(List<String> tokens, int prefixLength) {
        return new LeakSearch(tokens.stream()
                .flatMap(token -> Stream.of(token, part(token, prefixLength)))
                .flatMap(LeakSearch::forms)
                .distinct()
                .toList());
    }

    private static String part(String token, int prefixLength) {
        return token.substring(prefixLength, prefixLength + TELLING);
    }

    private static Stream<String> forms(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        String everyByteEncoded = HexFormat.of().withUpperCase().withPrefix("%").formatHex(bytes);
        return Stream.concat(
                Stream.of(
                        text,
                        hex,
                        hex.toUpperCase(Locale.ROOT),
                        URLEncoder.encode(text, StandardCharsets.UTF_8),
                        everyByteEncoded),
                Stream.of(0, 1, 2).flatMap(shift -> base64(text, shift)));
    }

    /** The part of a text's base64 that does not depend on what precedes and follows it, at one of three offsets. */
    private static Stream<String> base64(String text, int shift) {
        byte[] bytes = ("-".repeat(shift) + text).getBytes(StandardCharsets.UTF_8);
        int from = shift == 0 ? 0 : shift + 1;
        int to = bytes.length * 8 / 6;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(bytes).substring(from, to));
    }

    /** The places, of those named, in which a trace was found. */
    public List<String> in(String place, String content) {
        return traces.stream().anyMatch(content::contains) ? List.of(place) : List.of();
    }

    /** The files below a folder in which, or in whose name, a trace was found. */
    public List<String> below(Path folder, Predicate<Path> allowed) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).filter(allowed.negate()).collect(Collectors.toList());
        }
        var found = new ArrayList<String>();
        for (Path file : files) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            found.addAll(in(folder.relativize(file).toString(), file + "\n" + content));
        }
        return found;
    }
}
