package dev.mailkeys.rotation.world;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The moments at which a process may be killed, counted as any thread passes them; at one of them it is killed. */
public final class KillPoints {

    public static final int NEVER = 0;

    private final int killAt;
    private final List<String> passed = new ArrayList<>();
    private final Consumer<String> observer;
    private @Nullable Error killed;
    private boolean told;

    /** As good as kill -9: code that catches it can change nothing any more. */
    public static final class Killed extends Error {

        @Serial
        private static final long serialVersionUID = 1;

        public Killed(String where) {
            super(where);
        }
    }

    public KillPoints(int killAt, Consumer<String> observer) {
        this.killAt = killAt;
        this.observer = observer;
    }

    public synchronized void pass(String where) {
        look(where);
        passed.add(where);
        if (passed.size() == killAt) {
            killed = new Killed(where);
            throw killed;
        }
    }

    /** A read changes nothing: a kill here is the same as at the point before. */
    public synchronized void look(String where) {
        if (killed != null) {
            throw killed;
        }
        try {
            observer.accept(where);
        } catch (Killed | AssertionError end) {
            killed = end;
            throw end;
        }
    }

    /** Throws what was found broken at a point, which a rotation takes for a fault of others' code. */
    public synchronized void throwWhatBroke() {
        if (killed instanceof AssertionError broken && !told) {
            told = true;
            throw broken;
        }
    }

    /** Throws what ended the rotation, if something did, even if the rotation has handled it. */
    public synchronized <T> T survived(T result) {
        throwWhatBroke();
        if (killed != null) {
            throw killed;
        }
        return result;
    }

    public synchronized List<String> passed() {
        return List.copyOf(passed);
    }
}
