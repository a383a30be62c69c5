package dev.mailkeys.cli.command.run;

import java.io.IOException;
import java.util.List;

/** Sends a signal to a process that we have started. Java itself can send TERM and KILL alone; a shell knows the others. */
final class Kill {

    /** What a program may be sent. */
    static final List<String> SIGNALS = List.of("HUP", "INT", "QUIT", "USR1", "USR2", "TERM", "WINCH", "CONT");

    private Kill() {}

    /** Whether the signal was sent; that it was heeded is not known. */
    static boolean send(String signal, Process to) {
        if (signal.equals("TERM")) {
            to.destroy();
            return true;
        }
        try {
            var kill = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", signal, String.valueOf(to.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            return kill.start().waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
