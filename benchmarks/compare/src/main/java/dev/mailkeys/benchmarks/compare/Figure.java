package dev.mailkeys.benchmarks.compare;

import java.util.function.ToLongFunction;

/**
 * What is compared of a lap, and how it is written.
 *
 * @param label a word for it
 * @param value the figure of a lap
 * @param unit how many of it are written as one
 * @param unitName what that one is called
 */
record Figure(String label, ToLongFunction<Racer.Lap> value, double unit, String unitName) {

    static final Figure TIME = new Figure("time", Racer.Lap::nanos, 1000, "µs");
    static final Figure BYTES = new Figure("bytes", Racer.Lap::bytes, 1024, "KiB");
}
