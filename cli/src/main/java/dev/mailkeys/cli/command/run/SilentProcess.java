package dev.mailkeys.cli.command.run;

import java.io.IOException;
import java.util.List;

/** A program that does one thing quickly, and whose output nobody wants. */
final class SilentProcess {

    private SilentProcess() {}

    /** Whether it could be started, and says that it succeeded; an interrupt of the wait stays with the thread. */
    static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notStarted) {
            return false;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
