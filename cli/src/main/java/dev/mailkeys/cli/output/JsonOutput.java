package dev.mailkeys.cli.output;

import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.JsonText;
import java.util.List;

/** One JSON object, or one JSON array of objects. */
public final class JsonOutput implements Output {

    private final Stdout out;

    public JsonOutput(Stdout out) {
        this.out = out;
    }

    @Override
    public void one(Fields fields) {
        out.write(JsonText.of(fields) + "\n");
    }

    @Override
    public Listing list(List<String> columns) {
        return new Array();
    }

    /** An array, an object to a line. */
    private final class Array implements Listing {

        private final StringBuilder pending = new StringBuilder("[");
        private boolean more;

        @Override
        public void add(Fields fields) {
            pending.append(more ? ",\n" : "\n").append(JsonText.of(fields));
            more = true;
        }

        @Override
        public void flush() {
            out.write(pending.toString());
            pending.setLength(0);
        }

        @Override
        public void end() {
            pending.append(more ? "\n]\n" : "]\n");
            flush();
        }
    }
}
