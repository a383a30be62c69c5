package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a token goes that can't go where it should: the first folder that takes it, in a file of its owner's alone. */
final class SafePlace {

    private final List<Path> folders;

    SafePlace(List<Path> folders) {
        this.folders = folders;
    }

    static SafePlace of(Surroundings surroundings, Optional<Path> first) {
        var folders = new ArrayList<Path>();
        first.ifPresent(folders::add);
        state(surroundings).ifPresent(folders::add);
        folders.add(Path.of(System.getProperty("java.io.tmpdir", ".")));
        return new SafePlace(folders);
    }

    /** Where we keep what must outlive a run; empty without a home. */
    static Optional<Path> state(Surroundings surroundings) {
        return surroundings
                .variable("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> surroundings.variable("HOME").map(home -> Path.of(home, ".local", "state")))
                .map(state -> state.resolve("mailkeys"));
    }

    /** Saves a secret; empty if no folder takes it. */
    Optional<Path> save(String name, Secret secret) {
        for (Path folder : folders) {
            try {
                Files.createDirectories(folder, FilePermissions.ownerOnly(true));
                Path file = Files.createTempFile(
                        folder, "mailkeys-" + name + "-", ".txt", FilePermissions.ownerOnly(false));
                write(file, secret);
                FolderSync.force(folder);
                return Optional.of(file.toAbsolutePath());
            } catch (IOException full) {
                // The next folder may have room.
            }
        }
        return Optional.empty();
    }

    private static void write(Path file, Secret secret) throws IOException {
        try {
            Files.writeString(
                    file, secret.reveal(), StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
    }
}
