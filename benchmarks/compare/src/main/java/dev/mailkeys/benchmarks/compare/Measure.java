package dev.mailkeys.benchmarks.compare;

import java.io.IOException;

/** One part of {@code make bench}: something to compare, and its table. */
interface Measure {

    void take(Lab lab, Table table) throws IOException, InterruptedException;
}
