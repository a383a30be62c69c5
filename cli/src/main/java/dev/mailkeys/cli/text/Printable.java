package dev.mailkeys.cli.text;

import java.util.regex.Pattern;

/** Text from a provider, as it may be printed: a key's name must not move the cursor or begin a line. */
public final class Printable {

    private Printable() {}

    public static String line(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                ? text
                : Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]")
                        .matcher(text)
                        .replaceAll(" ");
    }
}
