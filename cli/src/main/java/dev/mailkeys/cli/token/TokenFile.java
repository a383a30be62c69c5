package dev.mailkeys.cli.token;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.Folder;
import dev.mailkeys.rotation.files.PrivateFile;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.rotation.files.TrustedPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A new file for a token. Its disk space is reserved before the provider is called, under another name in the same
 * folder; the file gets its own name when the token is on the disk. It never replaces a file, and is not made where
 * another user could exchange it.
 */
final class TokenFile {

    /** More than a token and more than a block, so that a full disk shows before the call. */
    private static final int ROOM = 8 << 10;

    private final Path target;
    private final TrustedPath way;
    private final Folder folder;
    private final PrivateFile file;
    private boolean written;

    private TokenFile(Path target, TrustedPath way, Folder folder, PrivateFile file) {
        this.target = target;
        this.way = way;
        this.folder = folder;
        this.file = file;
    }

    static TokenFile reserve(Path target, Trust trust, Disk disk) throws IOException {
        TrustedPath way = check(target, trust);
        Folder folder = Folder.open(way);
        try {
            PrivateFile file = PrivateFile.create(folder, TokenLeftovers.NAMES, disk);
            try {
                file.lock();
                file.write(new byte[ROOM]);
                folder.sync(disk);
                return new TokenFile(target, way, folder, file);
            } catch (IOException | RuntimeException failed) {
                file.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** Checks what can be checked without making a file. */
    static TrustedPath check(Path target, Trust trust) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        return TrustedPath.of(target, trust);
    }

    Path target() {
        return target;
    }

    /**
     * Writes the token and gives the file its name. After a failure we have left nothing under that name.
     *
     * @return false if its temporary name could not be removed, which then leads to the token too
     * @throws dev.mailkeys.rotation.files.UnknownOutcomeException if the token is there but may not last
     */
    boolean keep(Secret token) throws IOException {
        file.write(token.reveal().getBytes(StandardCharsets.UTF_8));
        written = true;
        boolean alone = file.claim(way.name());
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("its folder was moved meanwhile");
        }
        return alone;
    }

    /** The name that the file had before it got its own. */
    Path temporary() {
        return file.temporary();
    }

    /** Keeps the token under its temporary name, if it was written, because it is nowhere else. */
    Optional<Path> leave() {
        if (written) {
            file.leave();
        }
        return written ? Optional.of(file.temporary()) : Optional.empty();
    }

    /** Gives the space back, if there is no token in it. */
    void discard() {
        try (folder) {
            file.close();
        } catch (IOException left) {
            // An empty temporary file does no harm, and the next command removes it.
        }
    }
}
