package dev.mailkeys.rotation.sink.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One key of a kind of sink in {@code mailkeys.toml}: what is read, what is told where it is missing, and what the reference
 * says.
 *
 * @param name lower-case words with hyphens
 * @param kind what its value is
 * @param isRequired whether a file without it is refused
 * @param fallback what holds where it is not set, as the reference shows it; of a {@linkplain Kind#CREDENTIAL credential} the
 *     variable itself. Empty for nothing
 * @param meaning what it says, as half a sentence without a full stop: {@code the file that is to hold the token}
 * @param words the words that it may be, for {@link Kind#WORD}; else none
 * @param least the least that it may be, for {@link Kind#NUMBER}
 * @param most the most that it may be, for {@link Kind#NUMBER}
 */
public record SinkKey(
        String name,
        Kind kind,
        boolean isRequired,
        Optional<String> fallback,
        String meaning,
        List<String> words,
        int least,
        int most) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    /** What a value is. */
    public enum Kind {
        /** Text in quotes. */
        TEXT("text"),
        /** A list of texts. */
        TEXTS("list of texts"),
        /** Either of the two. */
        TEXT_OR_TEXTS("text or list of texts"),
        /** One of a few words. */
        WORD("text"),
        /** True or false. */
        FLAG("true or false"),
        /** A whole number. */
        NUMBER("number"),
        /** A length of time, {@code "30s"}. */
        LENGTH("length of time"),
        /** A path, which begins at the file's folder or, with {@code ~/}, at the home. */
        PATH("path"),
        /** A program and its arguments; the program may begin with {@code ~/}. */
        COMMAND("list of texts"),
        /** The name of an environment variable that holds a secret. No program is given that variable. */
        CREDENTIAL("a variable's name"),
        /** The path of a file that holds a secret and nothing else. */
        CREDENTIAL_FILE("path");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /**
         * The same in words, for people.
         *
         * @return the words, such as {@code length of time}
         */
        public String words() {
            return words;
        }
    }

    /**
     * Checks the name.
     *
     * @param name the key's name
     * @param kind what its value is
     * @param isRequired whether it must be there
     * @param fallback what holds without it
     * @param meaning what it says
     * @param words the words that it may be
     * @param least the least number
     * @param most the greatest number
     * @throws IllegalArgumentException if the name has another form
     */
    public SinkKey {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(words, "words must not be null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A key's name is lower-case words with hyphens between them.");
        }
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(fallback, "fallback must not be null");
        Objects.requireNonNull(meaning, "meaning must not be null");
        words = List.copyOf(words);
    }

    /**
     * A key that may be left out, and then says nothing.
     *
     * @param name its name
     * @param kind what its value is; for {@link Kind#WORD} and {@link Kind#NUMBER} there are methods of their own
     * @param meaning what it says
     * @return the key
     */
    public static SinkKey of(String name, Kind kind, String meaning) {
        return new SinkKey(name, kind, false, Optional.empty(), meaning, List.of(), 0, Integer.MAX_VALUE);
    }

    /**
     * A key that is one of a few words. The first holds where it is left out.
     *
     * @param name its name
     * @param words the words
     * @param meaning what it says
     * @return the key
     */
    public static SinkKey word(String name, List<String> words, String meaning) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(words, "words must not be null");
        Objects.requireNonNull(meaning, "meaning must not be null");
        Optional<String> first = Optional.of("\"" + words.get(0) + "\"");
        return new SinkKey(name, Kind.WORD, false, first, meaning, words, 0, Integer.MAX_VALUE);
    }

    /**
     * A key that is a whole number.
     *
     * @param name its name
     * @param least the least that it may be
     * @param most the most that it may be
     * @param meaning what it says
     * @return the key
     */
    public static SinkKey number(String name, int least, int most, String meaning) {
        return new SinkKey(name, Kind.NUMBER, false, Optional.empty(), meaning, List.of(), least, most);
    }

    /**
     * The same key, which must be there.
     *
     * @return the key
     */
    public SinkKey required() {
        return new SinkKey(name, kind, true, Optional.empty(), meaning, words, least, most);
    }

    /**
     * The same key with a default.
     *
     * @param value the value as the reference shows it, such as {@code "1m"} with its quotes, or words
     * @return the key
     */
    public SinkKey otherwise(String value) {
        Objects.requireNonNull(value, "value must not be null");
        return new SinkKey(name, kind, false, Optional.of(value), meaning, words, least, most);
    }
}
