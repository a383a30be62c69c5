package dev.mailkeys.cli.output;

import dev.mailkeys.cli.text.Fields;
import java.util.List;

/** Prints results on standard output, in one of the formats. */
public interface Output {

    /** Prints one thing. */
    void one(Fields fields);

    /**
     * Begins a list, printed as it comes.
     *
     * @param columns the fields that stand in a table, which has no room for all
     */
    Listing list(List<String> columns);

    /** A list under way. It is ended when it is complete; one that fails stays without its end. */
    interface Listing {

        /** Prints one more thing. */
        void add(Fields fields);

        /** Hands what was added to standard output, where the format allows it. */
        default void flush() {}

        /** Completes the list. */
        void end();
    }
}
