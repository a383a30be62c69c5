package dev.mailkeys.rotation;

import java.io.Serial;
import java.util.List;

/** Nothing is begun and nothing was changed, for these reasons. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;
    private final transient NextStep next;

    Refusal(List<String> problems, NextStep next) {
        super(String.join(" ", problems), null, false, false);
        this.problems = problems;
        this.next = next;
    }

    List<String> problems() {
        return problems;
    }

    NextStep next() {
        return next;
    }
}
