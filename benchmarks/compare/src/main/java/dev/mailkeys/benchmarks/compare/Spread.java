package dev.mailkeys.benchmarks.compare;

import java.util.Arrays;
import java.util.Locale;

/**
 * Some measurements of the same thing, from the smallest to the largest.
 *
 * @param sorted the measurements
 */
record Spread(double[] sorted) {

    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    /** The value that a share of the measurements does not exceed. */
    double at(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    double median() {
        return at(0.5);
    }

    /** The median, and between what half of the measurements lie. */
    String asRatio() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(), at(0.25), at(0.75));
    }
}
