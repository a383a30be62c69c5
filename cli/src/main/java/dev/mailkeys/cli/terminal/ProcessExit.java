package dev.mailkeys.cli.terminal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Ends the process with a command's exit code, unless a signal is already ending it: then the signal's code stays. In
 * JDK 17, {@link System#exit} called between the last shutdown hook and the end would replace the signal's code.
 */
public final class ProcessExit {

    private ProcessExit() {}

    /** Never returns. */
    public static void with(int code) {
        with(code, System::exit);
    }

    static void with(int code, IntConsumer exit) {
        if (!isUnderWay()) {
            exit.accept(code);
        }
        while (true) {
            LockSupport.park();
        }
    }

    private static boolean isUnderWay() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }
}
