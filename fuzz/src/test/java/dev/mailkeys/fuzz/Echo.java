package dev.mailkeys.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Forms in which the world echoes a credential, each with the word that stands for it in an input. */
enum Echo {
    KEY(credential -> credential),
    UPPER(credential -> credential.toUpperCase(Locale.ROOT)),
    LOWER(credential -> credential.toLowerCase(Locale.ROOT)),
    HEAD(credential -> credential.substring(0, credential.length() - 10)),
    TAIL(credential -> credential.substring(10)),
    BASE64(credential -> Base64.getEncoder().encodeToString(credential.getBytes(UTF_8))),
    URL64(credential -> Base64.getUrlEncoder().withoutPadding().encodeToString(("a" + credential).getBytes(UTF_8))),
    HEX(credential -> HexFormat.of().formatHex(credential.getBytes(UTF_8))),
    PERCENT(credential -> HexFormat.of().withPrefix("%").formatHex(credential.getBytes(UTF_8))),
    BROKEN(credential -> credential.substring(0, 17) + "\\n" + credential.substring(17)),
    SPREAD(credential -> credential.chars().mapToObj(Character::toString).collect(Collectors.joining("\\u200b")));

    private static final int PIECE = 8;

    private final UnaryOperator<String> form;

    Echo(UnaryOperator<String> form) {
        this.form = form;
    }

    /** The text with every word replaced by what it stands for: {@code @KEY@}, {@code @HEX@} and so on. */
    static String in(String text, String credential) {
        String echoed = text;
        for (Echo echo : values()) {
            echoed = echoed.replace("@" + echo.name() + "@", echo.form.apply(credential));
        }
        return echoed;
    }

    /** Fails if a text shows eight characters of a credential or more, in any of these forms. */
    static void requireNoTrace(String text, String credential) {
        String plain = text.replaceAll("[\\s\\p{Cf}]", "").toLowerCase(Locale.ROOT);
        for (int at = 0; at + PIECE <= credential.length(); at++) {
            String piece = credential.substring(at, at + PIECE);
            byte[] bytes = piece.getBytes(UTF_8);
            String inside = Base64.getEncoder().encodeToString(bytes).substring(0, 10);
            var traces = List.of(
                    piece,
                    HexFormat.of().formatHex(bytes),
                    HexFormat.of().withPrefix("%").formatHex(bytes));
            if (text.contains(inside)
                    || traces.stream().anyMatch(trace -> plain.contains(trace.toLowerCase(Locale.ROOT)))) {
                throw new AssertionError("a piece of the credential: " + text);
            }
        }
    }
}
