package dev.mailkeys.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Tables of Markdown and what stands between them, printed and written to a file as far as they are made. */
final class Table {

    private static final Path FILE = Entrant.FOLDER.resolve("target").resolve("performance.md");

    private final StringBuilder text = new StringBuilder();
    private int shown;

    Table paragraph(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    Table head(String... cells) {
        row(List.of(cells));
        return row(Collections.nCopies(cells.length, "---"));
    }

    Table row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
    }

    /** Ends a table, and shows what there is. */
    Table end() throws IOException {
        text.append('\n');
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text);
        System.out.print(text.substring(shown));
        shown = text.length();
        return this;
    }
}
