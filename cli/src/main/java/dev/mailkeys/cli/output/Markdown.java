package dev.mailkeys.cli.output;

import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Markdown in which names that others chose are plain text. */
public final class Markdown {

    private Markdown() {}

    /** A table and a blank line; nothing without rows. */
    public static String table(List<String> columns, List<Fields> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        return row(columns.stream().map(TableHead::of).toList())
                + row(columns.stream().map(column -> "---").toList())
                + rows.stream()
                        .map(fields -> row(columns.stream()
                                .map(column -> cell(fields.value(column)))
                                .toList()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String cell(@Nullable Object value) {
        return plain(Words.of(value, " "));
    }

    /** Plain text: no link, no image, no mention, no HTML, no end of its cell. */
    public static String plain(String text) {
        return Printable.line(text)
                .replaceAll("([\\\\|`*_\\[\\]~#!])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("@", "&#64;")
                .replace("://", ":&#8203;//");
    }
}
