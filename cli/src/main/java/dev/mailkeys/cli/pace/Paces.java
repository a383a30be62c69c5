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

/** The shared pace of a user's commands, in the folder {@code pace} of the user's state. */
public final class Paces {

    private Paces() {}

    /** The shared pace; empty if there is no home or its owner is unknown. */
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
