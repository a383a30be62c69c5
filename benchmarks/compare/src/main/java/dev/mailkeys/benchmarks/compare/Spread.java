package dev.mailkeys.benchmarks.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Some measurements of the same thing, in any order. */
final class Spread {

    private double[] sorted = {};

    Spread and(double... more) {
        sorted = DoubleStream.concat(Arrays.stream(sorted), Arrays.stream(more))
                .sorted()
                .toArray();
        return this;
    }

    double median() {
        return at(0.5);
    }

    /** The value that a share of the measurements does not exceed. */
    private double at(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The median, and between what half of the measurements lie. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(), at(0.25), at(0.75));
    }
}
