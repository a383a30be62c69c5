package dev.mailkeys.rotation;

import java.io.Serial;
import java.util.List;

/** Nothing is begun, for these reasons. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    Refusal(List<String> problems) {
        super(String.join(" ", problems), null, false, false);
        this.problems = problems;
    }

    List<String> problems() {
        return problems;
    }
}
