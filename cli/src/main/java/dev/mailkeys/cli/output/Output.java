package dev.mailkeys.cli.output;

import dev.mailkeys.cli.text.Fields;
import java.util.List;

/** Prints results on standard output, in one of the formats. */
public interface Output {

    /** Prints one thing. */
    void one(Fields fields);

    /**
     * Begins a list, whose items are printed as they come.
     *
     * @param columns the fields of a table, which has no room for all
     */
    Listing list(List<String> columns);

    /** A list in progress. Only a complete list gets its end. */
    interface Listing {

        /** Prints one more thing. */
        void add(Fields fields);

        /** Prints what was added so far, if the format allows it. */
        default void flush() {}

        /** Completes the list. */
        void end();
    }
}
