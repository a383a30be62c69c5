package dev.mailkeys.cli.failure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects problems, so that all are reported at once. */
public final class Problems {

    private final Map<String, Failure> all = new LinkedHashMap<>();

    /** The result of the work; if it fails, empty, and the failure is noted. */
    public <T> Optional<T> in(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (Failure failure) {
            all.putIfAbsent(String.valueOf(failure.getMessage()), failure);
            return Optional.empty();
        }
    }

    public boolean areAny() {
        return !all.isEmpty();
    }

    /** Ends the command with what was noted, without repetition, one problem a line. */
    public void throwIfAny() {
        if (areAny()) {
            Failure first = all.values().iterator().next();
            throw new Failure(first.code, first.kind, String.join("\n", all.keySet()), first.more);
        }
    }
}
