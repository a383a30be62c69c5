package dev.mailkeys.cli.command.run;

import java.util.List;

/** Sends a signal to a process that we have started. Java can send only TERM and KILL; a shell can send the others. */
final class Kill {

    /** The signals that a program may be sent. */
    static final List<String> SIGNALS = List.of("HUP", "INT", "QUIT", "USR1", "USR2", "TERM", "WINCH", "CONT");

    private Kill() {}

    /** Whether the signal was sent. Whether the program has handled it is unknown. */
    static boolean send(String signal, Process to) {
        if (signal.equals("TERM")) {
            to.destroy();
            return true;
        }
        return SilentProcess.succeeds(
                List.of("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", signal, String.valueOf(to.pid())));
    }
}
