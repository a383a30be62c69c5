package dev.mailkeys.cli.output;

import dev.mailkeys.cli.failure.Failure;
import java.util.Locale;

/** The formats of the output. */
public enum Format {
    TEXT,
    JSON,
    ENV;

    /**
     * The format that a word names. A wrong word is refused before anything is done.
     *
     * @param option the option that the word was given for
     */
    public static Format require(String option, String word) {
        for (Format format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
                return format;
            }
        }
        throw Failure.usage(option + " takes text, json or env.");
    }
}
