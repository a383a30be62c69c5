package dev.mailkeys.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a standard stream is a terminal. Java itself at best tells it for all three together. */
final class Terminal {

    private Terminal() {}

    static boolean is(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        try {
            String file = Files.readSymbolicLink(link).toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return !Files.exists(Path.of("/proc/self/fd")) && isConsole();
        }
    }

    /** From JDK 22 on there is a console even without a terminal, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // Handled: from JDK 22 on it is asked whether it is a terminal.
    private static boolean isConsole() {
        var console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return false;
        }
    }
}
