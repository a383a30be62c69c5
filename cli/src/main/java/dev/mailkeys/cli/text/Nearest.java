package dev.mailkeys.cli.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The word that was probably meant by a mistyped one. */
public final class Nearest {

    private static final int FEW = 3;

    private Nearest() {}

    /** The end of a sentence about an unknown word. */
    public static String hint(String typed, Collection<String> known) {
        return to(typed, known).map(word -> "; did you mean " + word + "?").orElse(".");
    }

    /** The same where many words are alike: the few that are nearest. */
    public static String hints(String typed, Collection<String> known) {
        List<String> near = near(typed, known).limit(FEW).toList();
        int last = near.size() - 1;
        return last < 1
                ? hint(typed, known)
                : "; did you mean " + String.join(", ", near.subList(0, last)) + " or " + near.get(last) + "?";
    }

    /** The nearest word. None for an option of one letter, which is as near to every other. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return near(typed, known).findFirst();
    }

    private static Stream<String> near(String typed, Collection<String> known) {
        boolean isLetter = typed.length() == 2 && typed.startsWith("-");
        int most = isLetter ? 0 : Math.min(typed.length() - 1, Math.max(2, typed.length() / 3));
        return known.stream()
                .filter(word -> distance(typed, word) <= most)
                .sorted(Comparator.comparingInt(word -> distance(typed, word)));
    }

    private static boolean sameLetter(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }

    /** How many letters must be put in, left out or replaced. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= Math.min(one.length(), 100); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (sameLetter(one.charAt(i - 1), other.charAt(j - 1)) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
