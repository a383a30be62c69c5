package dev.mailkeys.cli.command.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Has Linux send a program TERM when the thread dies that has started it: nobody else is left to end a program whose
 * {@code mailkeys} was killed. Java can't ask for that, but {@code setpriv} of util-linux can, and becomes the program.
 */
final class DeathSignal {

    private static final List<String> ASK = List.of("--pdeathsig", "TERM", "--");

    private DeathSignal() {}

    /** What to put before a command; nothing where it can't be had. */
    static List<String> prefix() {
        return Stream.of("/usr/bin/setpriv", "/bin/setpriv")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .limit(1)
                .map(program -> Stream.concat(Stream.of(program), ASK.stream()).toList())
                .filter(DeathSignal::works)
                .findFirst()
                .orElse(List.of());
    }

    /** Older ones, and that of BusyBox, do not know the option. */
    private static boolean works(List<String> prefix) {
        return SilentProcess.succeeds(Stream.concat(prefix.stream(), Stream.of(prefix.get(0), "--version"))
                .toList());
    }
}
