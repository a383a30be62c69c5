package dev.mailkeys.cli.command.run;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Takes leave of processes whose parents died before them, where we are the process that inherits them: process 1 of a
 * container. Nobody else would, and each one would stay in the table of processes.
 *
 * <p>Java does that for what it has started itself, by a method of its own that nobody else may call unless the command
 * line or the jar opens {@code java.lang}; ours do. Elsewhere nothing is done, which {@code docs/rotate/run.md} says.
 */
final class Orphans {

    private final Optional<Method> reaper = isFirst() ? reaper() : Optional.empty();

    /** Has all children waited for: those that are ours are waited for already, and stay so. */
    void reap() {
        reaper.ifPresent(method -> ProcessHandle.current().children().forEach(child -> reap(method, child)));
    }

    private static void reap(Method method, ProcessHandle child) {
        try {
            method.invoke(null, child.pid(), true);
        } catch (ReflectiveOperationException refused) {
            // It stays, as it would without us.
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
