package dev.mailkeys.rotation.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must be so before a file is worth a new key. Changes nothing. */
final class FileChecks {

    private static final long ROOM = 64 << 10;

    private FileChecks() {}

    /** What a put needs of the file itself. */
    static void rights(SinkFile file, boolean sharedIsFine) throws IOException, FileProblem {
        Path path = file.file();
        if (!sharedIsFine && Files.exists(path) && FileRights.areShared(path)) {
            throw new FileProblem("others than its owner may read or write it: chmod go-rw " + path
                    + ", or allow it with allowingOthers() if that is meant");
        }
    }

    /** What a put needs of the folder and the disk; neither is certain to be so a moment later. */
    static void surroundings(SinkFile file) throws IOException, FileProblem {
        Path folder = file.folder();
        if (!Files.isWritable(folder)) {
            throw new FileProblem(
                    "its folder " + folder + " may not be written, and a file is replaced, not rewritten");
        }
        boolean there = Files.exists(file.file());
        if (there && !Files.isWritable(file.file())) {
            throw new FileProblem("it may not be written");
        }
        if (there && !FileRights.mayKeepOwner(file.file())) {
            throw new FileProblem("it belongs to another user, which a new file would not; run as that user");
        }
        if (Files.exists(file.lock()) && !Files.isWritable(file.lock())) {
            throw new FileProblem(
                    "its lock " + file.lock() + " belongs to another user; run as that user, or remove it");
        }
        long size = there ? Files.size(file.file()) : 0;
        if (Files.getFileStore(folder).getUsableSpace() < ROOM + size) {
            throw new FileProblem("the disk is full");
        }
    }
}
