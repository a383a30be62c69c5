package dev.mailkeys.cli.command.run;

import java.io.IOException;
import java.util.List;

/** A short program whose output is ignored. */
final class SilentProcess {

    private SilentProcess() {}

    /** Whether it could be started and ended with 0. An interrupt stays with the thread. */
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
