package dev.mailkeys.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Variables for a shell: {@code MAILKEYS_ID=…} for one thing; {@code MAILKEYS_1_ID=…} and so on, with
 * {@code MAILKEYS_COUNT}, for a list. What is absent has no line. Values are quoted where a shell needs it and hold no
 * line break, so that none can add a variable of its own.
 */
final class EnvOutput implements Output {

    private final Stdout out;

    EnvOutput(Stdout out) {
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
                .filter(field -> field.getValue() != null)
                .map(field -> prefix + upper(field.getKey()) + "=" + quoted(text(field.getValue())) + "\n")
                .collect(Collectors.joining());
    }

    private static String upper(String name) {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static String quoted(String text) {
        String line = Printable.line(text);
        return line.matches("[A-Za-z0-9_./:@%+,=-]*")
                ? line
                : RunnerCommands.inQuotes("'" + line.replace("'", "'\\''") + "'");
    }
}
