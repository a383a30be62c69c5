package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.NextStep;
import java.io.Serial;
import java.util.List;

/** Nothing is begun and nothing was changed, for these reasons. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;
    private final transient NextStep next;

    public Refusal(List<String> problems, NextStep next) {
        super(String.join(" ", problems), null, false, false);
        this.problems = problems;
        this.next = next;
    }

    public List<String> problems() {
        return problems;
    }

    public NextStep next() {
        return next;
    }
}
