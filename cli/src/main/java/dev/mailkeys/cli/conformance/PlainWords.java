package dev.mailkeys.cli.conformance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provider's sentence reduced to plain words: quoted text, and anything that is not a word, may be somebody's data.
 */
final class PlainWords {

    private static final String HIDDEN = "(…)";
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"|(?<![A-Za-z])'[^']*'(?![A-Za-z])|`[^`]*`|“[^”]*”");
    private static final Pattern PLAIN =
            Pattern.compile("[(]?[A-Za-z]{1,20}('[a-z]{1,2})?[.,:;!?)]?|[0-9]{1,5}[.,:;)]?");

    /** Shorter values are matched only as whole words. */
    private static final int SHORT = 4;

    private final Supplier<? extends Collection<String>> values;

    /**
     * Makes one.
     *
     * @param values what must not be in it
     */
    PlainWords(Supplier<? extends Collection<String>> values) {
        this.values = values;
    }

    String of(String sentence) {
        String rest = sentence;
        List<String> longestFirst = values.get().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String value : longestFirst) {
            rest = without(rest, value);
        }
        rest = QUOTED.matcher(rest).replaceAll(HIDDEN);
        return Stream.of(rest.strip().split("\\s+"))
                .map(word -> PLAIN.matcher(word).matches() ? word : HIDDEN)
                .collect(Collectors.joining(" "));
    }

    private static String without(String text, String value) {
        return value.length() >= SHORT
                ? text.replace(value, " " + HIDDEN + " ")
                : text.replaceAll("(?<![A-Za-z0-9])" + Pattern.quote(value) + "(?![A-Za-z0-9])", HIDDEN);
    }
}
