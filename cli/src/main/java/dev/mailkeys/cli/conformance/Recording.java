package dev.mailkeys.cli.conformance;

import java.util.ArrayList;
import java.util.List;

/** Every call of a run as it was, with its tokens: nothing of it leaves the process but through a {@link Scrubber}. */
final class Recording {

    private final List<Recorded> all = new ArrayList<>();
    private String check = "";

    /** A call, and the check that made it. */
    record Recorded(String check, Exchange exchange) {}

    /** The calls from now on are this check's. */
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
