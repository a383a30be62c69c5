package dev.mailkeys.examples;

import java.io.PrintStream;

/** Prints what a demo does, a line for each step. */
final class Transcript {

    private final PrintStream out;

    Transcript(PrintStream out) {
        this.out = out;
    }

    void title(String provider, Object address) {
        out.printf("%n%s  (simulator at %s)%n", provider, address);
    }

    void step(String verb, Object result) {
        out.printf("  %-8s %s%n", verb, result);
    }

    void more(Object line) {
        out.printf("  %-8s %s%n", "", line);
    }

    void close(String line) {
        out.printf("%n%s%n", line);
    }
}
