package dev.mailkeys.rotation.sink;

import dev.mailkeys.rotation.files.Folder;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.rotation.files.TrustedPath;
import dev.mailkeys.rotation.files.UntrustedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file's place: a link stays, and its target is meant. Each use checks again that only trusted users decide where
 * that is.
 *
 * @param path the path
 * @param owner another user who may own folders on the way to it
 */
record FilePlace(Path path, Optional<String> owner) {

    /** What is done with the file while its folder is open. */
    interface Use<T> {
        T with(SinkFile file) throws IOException, FileProblem, InterruptedException;
    }

    <T> T open(Use<T> use) throws IOException, FileProblem, InterruptedException {
        TrustedPath way = way();
        try (Folder folder = Folder.open(way)) {
            return use.with(new SinkFile(folder, way.name(), way.strangers().isPresent()));
        }
    }

    private TrustedPath way() throws IOException, FileProblem {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw new FileProblem("it is a link to a file that is not there");
        }
        try {
            Trust trust = Trust.own();
            return owner.isPresent() ? TrustedPath.through(path, trust, owner.get()) : TrustedPath.of(path, trust);
        } catch (NoSuchFileException missing) {
            throw new FileProblem("the folder " + missing.getFile() + " is not there; make it first");
        } catch (UntrustedException untrusted) {
            throw new FileProblem(untrusted.advised(FilePlace::advice));
        }
    }

    private static String advice(String user) {
        return "Keep it in a folder of your own or of root, or name that user if that is meant: folder-owner = \""
                + user + "\"";
    }
}
