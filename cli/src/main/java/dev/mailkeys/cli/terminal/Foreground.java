package dev.mailkeys.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a terminal's keys, such as Ctrl-C, send signals to this process and to all that it has started. */
public final class Foreground {

    /**
     * The fields after the name in /proc/self/stat that hold the process group, and the group that the terminal serves.
     */
    private static final int GROUP = 2;

    private static final int SERVED = 5;

    private Foreground() {}

    /** Whether the terminal serves this process now. */
    public static boolean isOurs(ProcessContext process) {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", SERVED + 2);
            return fields[GROUP].equals(fields[SERVED]);
        } catch (IOException noProc) {
            return process.isTerminal(ProcessContext.IN);
        }
    }
}
