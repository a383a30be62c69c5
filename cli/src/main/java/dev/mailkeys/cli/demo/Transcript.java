package dev.mailkeys.cli.demo;

import dev.mailkeys.cli.terminal.Stdout;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what a demo does, a line for each step. */
final class Transcript {

    private final Stdout out;

    Transcript(Stdout out) {
        this.out = out;
    }

    void title(String provider, Object address) {
        print("%n%s  (simulator at %s)%n", provider, address);
    }

    void title(String title) {
        print("%n%s%n", title);
    }

    void step(String verb, Object result) {
        print("  %-8s %s%n", verb, result);
    }

    void more(@Nullable Object line) {
        print("  %-8s %s%n", "", line);
    }

    void close(String line) {
        print("%n%s%n", line);
    }

    private void print(String format, @Nullable Object... values) {
        out.write(String.format(Locale.ROOT, format, values));
    }
}
