package dev.mailkeys.rotation.sink;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Checks a file before a key is created for it. Changes nothing. */
final class FileChecks {

    private static final long ROOM = 64 << 10;
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(GROUP_READ, GROUP_WRITE, OTHERS_READ, OTHERS_WRITE);

    private FileChecks() {}

    /** Refuses a file that others may read, or write and so put their own token into it. */
    static void rights(SinkFile file) throws IOException, FileProblem {
        Optional<PosixFileAttributes> rights = file.rights();
        if (rights.isPresent() && rights.get().permissions().stream().anyMatch(OF_OTHERS::contains)) {
            throw new FileProblem("others than its owner may read or write it: chmod go-rw " + file.path()
                    + ", or allow it with allow-others = true if that is meant");
        }
    }

    /** Reports likely problems in better words than the system's. */
    static void surroundings(SinkFile file) throws IOException, FileProblem {
        Path folder = file.folder().path();
        if (!Files.isWritable(folder)) {
            throw new FileProblem(
                    "its folder " + folder + " may not be written, and a file is replaced, not rewritten");
        }
        boolean there = Files.exists(file.path());
        if (there && !Files.isWritable(file.path())) {
            throw new FileProblem("it may not be written");
        }
        long size = there ? Files.size(file.path()) : 0;
        if (Files.getFileStore(folder).getUsableSpace() < ROOM + size) {
            throw new FileProblem("the disk is full");
        }
    }
}
