package dev.mailkeys.cli.failure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What keeps a command from its work, gathered so that all of it is told at once. */
public final class Problems {

    private final Map<String, Failure> all = new LinkedHashMap<>();

    /** What the work gives; empty where it fails, which is noted. */
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

    /** Ends the command with what was noted, each thing once, in a line of its own. */
    public void throwIfAny() {
        if (areAny()) {
            Failure first = all.values().iterator().next();
            throw new Failure(first.code, first.kind, String.join("\n", all.keySet()), first.more);
        }
    }
}
