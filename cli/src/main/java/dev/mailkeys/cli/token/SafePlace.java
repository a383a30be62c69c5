package dev.mailkeys.cli.token;

import dev.mailkeys.cli.config.StatePlace;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.Folder;
import dev.mailkeys.rotation.files.PrivateFile;
import dev.mailkeys.rotation.files.PrivateFolder;
import dev.mailkeys.rotation.files.TemporaryNames;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.rotation.files.TrustedPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fallback for a token: the first folder that takes it, in a private file. A failure in one folder leads to the
 * next.
 */
public final class SafePlace {

    private static final int MOST_FILES = 1000;

    private final List<Path> folders;
    private final Owners owners;
    private final Disk disk;

    SafePlace(List<Path> folders, Owners owners, Disk disk) {
        this.folders = folders;
        this.owners = owners;
        this.disk = disk;
    }

    static SafePlace of(ProcessContext process, Optional<Path> first) {
        var folders = new ArrayList<Path>();
        first.ifPresent(folders::add);
        try {
            StatePlace.of(process).ifPresent(folders::add);
        } catch (Failure unusable) {
            // Reported elsewhere; here the next folder is tried.
        }
        folders.add(Path.of(System.getProperty("java.io.tmpdir", ".")));
        folders.add(Path.of(""));
        return new SafePlace(folders, Owners.of(process), process.disk());
    }

    /** Saves a secret; empty if no folder takes it. */
    Optional<Path> save(String name, Secret secret) {
        boolean interrupted = Thread.interrupted();
        try {
            for (Path folder : folders) {
                Optional<Path> saved = saved(folder, name, secret);
                if (saved.isPresent()) {
                    return saved;
                }
            }
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<Path> saved(Path folder, String name, Secret secret) {
        try {
            if (!Files.isDirectory(folder)) {
                new PrivateFolder(folder, owners.trust(), disk).make();
            }
            return Optional.of(write(folder.toAbsolutePath(), "mailkeys-" + name + "-", secret));
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    private Path write(Path folder, String prefix, Secret secret) throws IOException {
        Trust trust = owners.trust();
        for (int number = 1; ; number++) {
            TrustedPath way = TrustedPath.of(folder.resolve(prefix + number + ".txt"), trust);
            try (Folder opened = Folder.open(way);
                    PrivateFile file = PrivateFile.create(opened, new TemporaryNames("." + prefix), disk)) {
                file.write(secret.reveal().getBytes(StandardCharsets.UTF_8));
                file.claim(way.name());
                return way.file();
            } catch (FileAlreadyExistsException taken) {
                if (number == MOST_FILES) {
                    throw taken;
                }
            }
        }
    }
}
