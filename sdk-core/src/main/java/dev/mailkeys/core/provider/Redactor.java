package dev.mailkeys.core.provider;

import dev.mailkeys.core.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes credentials out of text that came from a provider: the secrets of the call, as they are and as they look in an
 * address, and whatever is shaped like one of the provider's tokens.
 */
final class Redactor {

    private static final String MASK = "***";
    private static final int LONGEST = 500;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private final List<Pattern> shapes;
    private final List<Secret> known;

    Redactor(List<Pattern> shapes, List<Secret> known) {
        this.shapes = shapes;
        this.known = known;
    }

    /** The same text in one line, without credentials and not too long to be a message. */
    String redact(String text) {
        String line =
                UNPRINTABLE.matcher(mask(text, secrets(text))).replaceAll(" ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        boolean withinCharacter = Character.isHighSurrogate(line.charAt(LONGEST - 1));
        return line.substring(0, withinCharacter ? LONGEST - 1 : LONGEST) + "…";
    }

    /** The same text without credentials, in full. */
    String mask(String text) {
        return mask(text, secrets(text));
    }

    List<String> redact(List<String> texts) {
        return texts.stream().limit(100).map(this::redact).toList();
    }

    /** All are found before any is masked: masking a part of a token would hide its rest from the pattern. */
    private BitSet secrets(String text) {
        var secrets = new BitSet();
        known.stream().flatMap(Redactor::forms).forEach(secret -> {
            for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                secrets.set(at, at + secret.length());
            }
        });
        for (Pattern shape : shapes) {
            shape.matcher(text).results().forEach(found -> secrets.set(found.start(), found.end()));
        }
        return secrets;
    }

    private static String mask(String text, BitSet secrets) {
        var masked = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int secret = secrets.nextSetBit(from);
            masked.append(text, from, secret < 0 ? text.length() : secret).append(secret < 0 ? "" : MASK);
            from = secret < 0 ? text.length() : secrets.nextClearBit(secret);
        }
        return masked.toString();
    }

    /** A secret as it is, and as it looks in a form and in an address. */
    private static Stream<String> forms(Secret secret) {
        String value = secret.reveal();
        return Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8), PathSegment.encode(value));
    }
}
