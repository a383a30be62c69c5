package dev.mailkeys.cli.command.run;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Reaps processes whose parents died before them, if we inherit them as process 1 of a container. Otherwise each would
 * stay in the table of processes.
 *
 * <p>Java reaps its own children by an internal method, which can be called only if the command line or the jar opens
 * {@code java.lang}; ours do. Otherwise nothing is done, as {@code docs/rotate/run.md} says.
 */
final class Orphans {

    private final Optional<Method> reaper = isFirst() ? reaper() : Optional.empty();

    /** Waits for all children. For our own, Java waits already. */
    void reap() {
        reaper.ifPresent(method -> ProcessHandle.current().children().forEach(child -> reap(method, child)));
    }

    private static void reap(Method method, ProcessHandle child) {
        try {
            method.invoke(null, child.pid(), true);
        } catch (ReflectiveOperationException refused) {
            // It stays in the table, as without us.
        }
    }

    private static boolean isFirst() {
        return ProcessHandle.current().pid() == 1;
    }

    private static Optional<Method> reaper() {
        try {
            Method method = Class.forName("java.lang.ProcessHandleImpl")
                    .getDeclaredMethod("completion", long.class, boolean.class);
            return method.trySetAccessible() ? Optional.of(method) : Optional.empty();
        } catch (ReflectiveOperationException anotherJava) {
            return Optional.empty();
        }
    }
}
