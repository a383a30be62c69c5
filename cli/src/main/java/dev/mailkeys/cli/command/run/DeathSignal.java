package dev.mailkeys.cli.command.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes Linux send TERM to a program when the thread that started it dies: otherwise a program would outlive a killed
 * {@code mailkeys}. Java can't ask for that; {@code setpriv} of util-linux can, and then becomes the program.
 */
final class DeathSignal {

    private static final List<String> ASK = List.of("--pdeathsig", "TERM", "--");

    private DeathSignal() {}

    /** What to put before a command; empty if it is not available. */
    static List<String> prefix() {
        return Stream.of("/usr/bin/setpriv", "/bin/setpriv")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .limit(1)
                .map(program -> Stream.concat(Stream.of(program), ASK.stream()).toList())
                .filter(DeathSignal::works)
                .findFirst()
                .orElse(List.of());
    }

    /** Older versions, and BusyBox, lack the option. */
    private static boolean works(List<String> prefix) {
        return SilentProcess.succeeds(Stream.concat(prefix.stream(), Stream.of(prefix.get(0), "--version"))
                .toList());
    }
}
