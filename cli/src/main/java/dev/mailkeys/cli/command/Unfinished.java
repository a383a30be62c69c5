package dev.mailkeys.cli.command;

import dev.mailkeys.cli.failure.Advice;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.terminal.Messages;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets a signal end the process only when nothing is half done: a token that is on its way is received and kept first.
 * A kill is expected ten seconds after the signal, so this waits less than that.
 */
public final class Unfinished {

    private static final long PATIENCE_SECONDS = 8;

    private final ReentrantLock busy = new ReentrantLock();
    private final Messages messages;

    public Unfinished(Messages messages) {
        this.messages = messages;
    }

    /** Does work that a signal must not interrupt; after a signal the JVM ends with 130 or 143 once it is done. */
    public <T> T finish(String operation, Runnable tidy, Supplier<T> work) {
        return finish(operation, () -> {}, tidy, work);
    }

    /** The same for work that can stop halfway: a signal asks it to. */
    public <T> T finish(String operation, Runnable stop, Runnable tidy, Supplier<T> work) {
        Thread hook = new Thread(
                () -> {
                    stop.run();
                    await(operation, tidy);
                },
                "mailkeys-signal");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            throw new Failure(ExitCode.REFUSED, "interrupted", "Stopped by a signal before anything was sent.");
        }
        busy.lock();
        try {
            return work.get();
        } finally {
            busy.unlock();
            forget(hook);
        }
    }

    private void await(String operation, Runnable tidy) {
        try {
            if (!busy.tryLock()) {
                messages.note(
                        "Signal received: finishing " + operation + " first, for at most " + PATIENCE_SECONDS + " s.");
                if (!busy.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    messages.say("error: stopped by a signal before " + operation
                            + " was answered; it may have taken effect. " + Advice.of(operation));
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        tidy.run();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // A signal came meanwhile, and its hook is waiting for us.
        }
    }
}
