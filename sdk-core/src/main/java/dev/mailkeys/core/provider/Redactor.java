package dev.mailkeys.core.provider;

import dev.mailkeys.core.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes credentials out of text that came from a provider: the secrets of the call, as they are and as they look in an
 * address, and whatever is shaped like one of the provider's tokens.
 */
final class Redactor {

    private static final String MASK = "***";
    private static final int LONGEST = 500;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+");

    private final List<Pattern> shapes;
    private final List<String> known;

    Redactor(List<Pattern> shapes, List<Secret> secrets) {
        this.shapes = shapes;
        this.known = forms(secrets);
    }

    /** The same text in one line, without credentials and not too long to be a message. */
    String redact(String text) {
        String redacted = text;
        for (String secret : known) {
            redacted = redacted.replace(secret, MASK);
        }
        for (Pattern shape : shapes) {
            redacted = shape.matcher(redacted).replaceAll(MASK);
        }
        String line = UNPRINTABLE.matcher(redacted).replaceAll(" ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    List<String> redact(List<String> texts) {
        return texts.stream().limit(100).map(this::redact).toList();
    }

    private static List<String> forms(List<Secret> secrets) {
        var forms = new ArrayList<String>();
        for (Secret secret : secrets) {
            forms.add(secret.reveal());
            forms.add(URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8));
        }
        forms.sort(Comparator.comparingInt(String::length).reversed());
        return forms;
    }
}
