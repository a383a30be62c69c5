package dev.mailkeys.benchmarks.compare;

import java.util.List;

/** A table of Markdown, and what stands around it. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table paragraph(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    Table head(String... cells) {
        row(List.of(cells));
        return row(java.util.Collections.nCopies(cells.length, "---"));
    }

    Table row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    Table end() {
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
