package dev.mailkeys.cli.pace;

import dev.mailkeys.cli.config.StatePlace;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the commands of a user share the pace of their accounts: in {@code pace} of the user's folder for state. */
public final class Paces {

    private Paces() {}

    /** That place; empty where there is no home, or whose it is can't be told. */
    public static Optional<SharedPace> of(ProcessContext process, Messages messages, boolean verbose) {
        try {
            Optional<Path> state = StatePlace.of(process);
            if (state.isEmpty()) {
                return Optional.empty();
            }
            var folder = new PrivateFolder(
                    state.get().resolve("pace"), Owners.of(process).trust(), Disk.system());
            return Optional.of(new FilePace(folder, Timing.system(), (why, isOrdinary) -> {
                if (!isOrdinary || verbose) {
                    messages.say(why);
                }
            }));
        } catch (IOException | Failure unusable) {
            return Optional.empty();
        }
    }
}
