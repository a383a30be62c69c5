package dev.mailkeys.cli.token;

import dev.mailkeys.rotation.files.Folder;
import dev.mailkeys.rotation.files.Found;
import dev.mailkeys.rotation.files.TemporaryNames;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.rotation.files.TrustedPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files that killed commands have left in a folder. One that is empty, or has its final name too, is removed. One that
 * holds the only copy of a token stays and is reported. Files of running commands are locked.
 */
final class TokenLeftovers {

    static final TemporaryNames NAMES = new TemporaryNames(".mailkeys-token-");

    private TokenLeftovers() {}

    /** Cleans the folder of a file, if possible; returns the files that hold the only copy of a token. */
    static List<Path> sweep(Path target, Trust trust) {
        var kept = new ArrayList<Path>();
        try (Folder folder = Folder.open(TrustedPath.of(target, trust))) {
            for (Path name : names(folder)) {
                if (isPrecious(folder, name)) {
                    kept.add(folder.path().resolve(name));
                }
            }
        } catch (IOException leftAsTheyAre) {
            // They are private, and problems with a new file are reported when it is made.
        }
        return kept;
    }

    private static List<Path> names(Folder folder) throws IOException {
        var names = new ArrayList<Path>();
        for (Path name : folder.names()) {
            if (NAMES.include(name) && folder.look(name).filter(Found::plain).isPresent()) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isPrecious(Folder folder, Path name) throws IOException {
        Set<OpenOption> readAndWrite = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = folder.open(name, readAndWrite)) {
            if (channel.tryLock() == null) {
                return false;
            }
            if (holdsToken(channel) && !hasAnotherName(folder.path().resolve(name))) {
                return true;
            }
            folder.delete(name);
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
        return false;
    }

    private static boolean holdsToken(FileChannel channel) throws IOException {
        var first = ByteBuffer.allocate(1);
        return channel.read(first) == 1 && first.get(0) != 0;
    }

    private static boolean hasAnotherName(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    }
}
