package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * A new file for a token. Its room on the disk is taken before the provider is called, under another name in the same
 * folder; the file gets its own name when the token is in it and on the disk. It never replaces a file that is there.
 */
final class TokenFile {

    /** More than a token and more than a block, so that a full disk shows before the call and not after it. */
    private static final int ROOM = 8 << 10;

    private final Path target;
    private final Path reserved;

    private TokenFile(Path target, Path reserved) {
        this.target = target;
        this.reserved = reserved;
    }

    static TokenFile reserve(Path target) throws IOException {
        refuseToReplace(target);
        Path folder = target.toAbsolutePath().getParent();
        String name = ".mailkeys-" + UUID.randomUUID() + ".tmp";
        var file = new TokenFile(target, folder == null ? Path.of(name) : folder.resolve(name));
        try {
            file.create();
            return file;
        } catch (IOException full) {
            file.discard();
            throw full;
        }
    }

    /** Checks what can be checked without making a file. */
    static void refuseToReplace(Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    Path target() {
        return target;
    }

    /** Writes the token and gives the file its name. On failure nothing bears that name because of us. */
    void keep(Secret token) throws IOException {
        try (var channel = FileChannel.open(reserved, StandardOpenOption.WRITE)) {
            byte[] bytes = token.reveal().getBytes(StandardCharsets.UTF_8);
            writeAll(channel, bytes);
            channel.truncate(bytes.length);
            channel.force(true);
        }
        giveName();
        FolderSync.force(target.toAbsolutePath().getParent());
    }

    /** Gives the room back, if it still is only that. */
    void discard() {
        try {
            Files.deleteIfExists(reserved);
        } catch (IOException left) {
            // An empty file under a name that nobody reads does no harm.
        }
    }

    private void create() throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(reserved, options, FilePermissions.ownerOnly(false))) {
            writeAll(channel, new byte[ROOM]);
            channel.force(true);
        }
    }

    /** A hard link, unlike a rename, fails where there is a file already. */
    private void giveName() throws IOException {
        try {
            Files.createLink(target, reserved);
            Files.delete(reserved);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinks) {
            refuseToReplace(target);
            Files.move(reserved, target);
        }
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
