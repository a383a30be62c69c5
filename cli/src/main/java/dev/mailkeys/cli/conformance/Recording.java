package dev.mailkeys.cli.conformance;

import java.util.ArrayList;
import java.util.List;

/** Every call of a run unchanged, with its tokens. It leaves the process only through a {@link Scrubber}. */
final class Recording {

    private final List<Recorded> all = new ArrayList<>();
    private String check = "";

    /** A call, and the check that made it. */
    record Recorded(String check, Exchange exchange) {}

    /** Assigns the following calls to this check. */
    void begin(String name) {
        check = name;
    }

    Exchange add(Exchange exchange) {
        all.add(new Recorded(check, exchange));
        return exchange;
    }

    List<Recorded> all() {
        return List.copyOf(all);
    }
}
