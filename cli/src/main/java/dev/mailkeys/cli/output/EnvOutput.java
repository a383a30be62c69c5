package dev.mailkeys.cli.output;

import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.RunnerCommands;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Variables for a shell: {@code MAILKEYS_ID=…} for one thing; {@code MAILKEYS_1_ID=…} and so on, with {@code
 * MAILKEYS_COUNT}, for a list, and the same for lists within. A missing value is empty, so that no value of a file that
 * was read before stays. Values are quoted if a shell needs it and hold no line break, so that none can add a variable.
 */
public final class EnvOutput implements Output {

    private final Stdout out;

    public EnvOutput(Stdout out) {
        this.out = out;
    }

    @Override
    public void one(Fields fields) {
        out.write(lines("MAILKEYS_", fields));
    }

    @Override
    public Listing list(List<String> columns) {
        return new Numbered();
    }

    /** A list whose items are numbered from 1. */
    private final class Numbered implements Listing {

        private final StringBuilder pending = new StringBuilder();
        private int count;

        @Override
        public void add(Fields fields) {
            count++;
            pending.append(lines("MAILKEYS_" + count + "_", fields));
        }

        @Override
        public void flush() {
            out.write(pending.toString());
            pending.setLength(0);
        }

        @Override
        public void end() {
            pending.append("MAILKEYS_COUNT=").append(count).append('\n');
            flush();
        }
    }

    private static String lines(String prefix, Fields fields) {
        return fields.values().entrySet().stream()
                .map(field -> line(prefix + upper(field.getKey()), field.getValue()))
                .collect(Collectors.joining());
    }

    private static String line(String name, @Nullable Object value) {
        if (value instanceof Fields inner) {
            return lines(name + "_", inner);
        }
        if (value instanceof List<?> items && items.stream().anyMatch(Fields.class::isInstance)) {
            return IntStream.range(0, items.size())
                            .mapToObj(number -> line(name + "_" + (number + 1), items.get(number)))
                            .collect(Collectors.joining())
                    + name + "_COUNT=" + items.size() + "\n";
        }
        return name + "=" + quoted(text(value)) + "\n";
    }

    private static String upper(String name) {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value == null ? "" : value.toString();
    }

    private static String quoted(String text) {
        String line = Printable.line(text);
        return line.matches("[A-Za-z0-9_./:@%+,=-]*")
                ? line
                : RunnerCommands.inQuotes("'" + line.replace("'", "'\\''") + "'");
    }
}
