package dev.mailkeys.rotation;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The moments at which a process may be killed, counted as they are passed; at one of them it is. */
final class KillPoints {

    static final int NEVER = 0;

    private final int killAt;
    private final List<String> passed = new ArrayList<>();
    private final Consumer<String> observer;

    /** As good as kill -9: no code of ours catches it, and nothing is cleaned up that a journal would see. */
    static final class Killed extends Error {

        @Serial
        private static final long serialVersionUID = 1;

        Killed(String where) {
            super(where);
        }
    }

    KillPoints(int killAt, Consumer<String> observer) {
        this.killAt = killAt;
        this.observer = observer;
    }

    void pass(String where) {
        observer.accept(where);
        passed.add(where);
        if (passed.size() == killAt) {
            throw new Killed(where);
        }
    }

    List<String> passed() {
        return List.copyOf(passed);
    }
}
