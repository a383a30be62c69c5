package dev.mailkeys.cli.output;

import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For people: a table on a terminal. Elsewhere the same columns with tabs between them and without a head. */
public final class TextOutput implements Output {

    private final Stdout out;
    private final boolean terminal;
    private final boolean bold;

    public TextOutput(Stdout out, boolean terminal, boolean bold) {
        this.out = out;
        this.terminal = terminal;
        this.bold = bold;
    }

    @Override
    public void one(Fields fields) {
        var present = fields.values().entrySet().stream()
                .filter(field -> field.getValue() != null)
                .toList();
        int width = present.stream()
                .mapToInt(field -> field.getKey().length())
                .max()
                .orElse(0);
        out.write(
                present.stream().map(field -> line(field, terminal ? width : 0)).collect(Collectors.joining()));
    }

    @Override
    public Listing list(List<String> columns) {
        return terminal ? new Table(columns) : new Tabbed(columns);
    }

    private String line(Map.Entry<String, @Nullable Object> field, int width) {
        String name = field.getKey() + ":";
        return name + " ".repeat(Math.max(1, width + 2 - name.length())) + text(field.getValue()) + "\n";
    }

    /** On a terminal for people; elsewhere for scripts, with times that can be compared. */
    private String text(@Nullable Object value) {
        if (!terminal && value instanceof Instant moment) {
            return moment.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return Printable.line(!terminal && value instanceof Words words ? words.exact() : Words.of(value, ", "));
    }

    private List<String> row(List<String> columns, Fields fields) {
        return columns.stream().map(column -> text(fields.value(column))).toList();
    }

    /** Lines that are printed page by page. */
    private final class Tabbed implements Listing {

        private final StringBuilder pending = new StringBuilder();
        private final List<String> columns;

        Tabbed(List<String> columns) {
            this.columns = columns;
        }

        @Override
        public void add(Fields fields) {
            pending.append(String.join("\t", row(columns, fields))).append('\n');
        }

        @Override
        public void flush() {
            out.write(pending.toString());
            pending.setLength(0);
        }

        @Override
        public void end() {
            flush();
        }
    }

    /** Rows that are kept until the widest of each column is known. */
    private final class Table implements Listing {

        private final List<List<String>> rows = new ArrayList<>();
        private final List<String> columns;

        Table(List<String> columns) {
            this.columns = columns;
        }

        @Override
        public void add(Fields fields) {
            rows.add(row(columns, fields));
        }

        @Override
        public void end() {
            String head = aligned(columns.stream().map(TableHead::of).toList());
            var text = new StringBuilder(bold ? "\u001b[1m" + head + "\u001b[m" : head).append('\n');
            rows.forEach(row -> text.append(aligned(row)).append('\n'));
            out.write(text.toString());
        }

        private String aligned(List<String> row) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(width(i) + 2 - row.get(i).length()));
            }
            return line.toString().stripTrailing();
        }

        private int width(int column) {
            int head = TableHead.of(columns.get(column)).length();
            return rows.stream().mapToInt(row -> row.get(column).length()).reduce(head, Math::max);
        }
    }
}
