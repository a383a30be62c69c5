package dev.mailkeys.rotation.sink;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name in any spelling: {@code MAIL_TOKEN}, {@code mail.token}, {@code mailToken}. If a first token is to go to a
 * missing place, and there is a place whose name differs only in spelling, the name is most probably a typo, and the
 * application would keep the old token until it ends.
 *
 * @param words its words, in lower case
 */
record Spelling(List<String> words) {

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** Long enough and mixed enough for a token; neither a host nor a number nor a word. */
    private static final Pattern LIKE_A_TOKEN =
            Pattern.compile("(?=[^A-Za-z]*[A-Za-z])(?=[^0-9]*[0-9])[A-Za-z0-9_.+/=-]{16,}");

    static Spelling of(String name) {
        return new Spelling(Stream.of(BETWEEN_WORDS.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList());
    }

    /**
     * Whether this name is probably a typo for another place: one with the same name in another spelling, or one that
     * holds what looks like a token and whose name has one part more or less.
     */
    boolean isLike(String name, String text) {
        Spelling other = of(name);
        boolean same = String.join("", words).equals(String.join("", other.words()));
        boolean part = begins(other) || ends(other) || other.begins(this) || other.ends(this);
        return !text.isBlank() && (same || part && LIKE_A_TOKEN.matcher(text).matches());
    }

    private boolean begins(Spelling with) {
        int length = with.words().size();
        return length > 0 && words.size() > length && words.subList(0, length).equals(with.words());
    }

    private boolean ends(Spelling with) {
        int length = with.words().size();
        return length > 0
                && words.size() > length
                && words.subList(words.size() - length, words.size()).equals(with.words());
    }
}
