package dev.mailkeys.rotation.files;

import dev.mailkeys.core.file.FileWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A new file that is this user's alone. It has a temporary name until it is complete and on the disk; then it gets its
 * own name in one step. It is opened once, and everything is done to the open file, so that exchanging the name gains
 * nothing. For one thread.
 */
public final class PrivateFile implements AutoCloseable {

    private static final int MOST_NAMES = 1000;

    private final Folder folder;
    private final Disk disk;
    private final Path name;
    private final FileChannel channel;
    private final @Nullable Object key;
    private final Optional<Path> open;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean stays = new AtomicBoolean();

    private PrivateFile(Folder folder, Disk disk, Path name, FileChannel channel) throws IOException {
        this.folder = folder;
        this.disk = disk;
        this.name = name;
        this.channel = channel;
        this.key = folder.look(name)
                .orElseThrow(() -> new UntrustedException(
                        "somebody else has removed " + folder.path().resolve(name)))
                .key();
        this.open = key == null ? Optional.empty() : open(key, name);
    }

    /**
     * Makes a file.
     *
     * @param folder the folder, which must stay open for as long
     * @param names which temporary names are free for it
     * @param disk where it is put
     * @return the file, which is empty, and removed when it is closed without having got another name
     * @throws IOException if it can't be made
     */
    public static PrivateFile create(Folder folder, TemporaryNames names, Disk disk) throws IOException {
        for (int number = 1; ; number++) {
            Path name = names.number(number);
            try {
                return of(folder, disk, name);
            } catch (FileAlreadyExistsException taken) {
                if (number == MOST_NAMES) {
                    throw taken;
                }
            }
        }
    }

    private static PrivateFile of(Folder folder, Disk disk, Path name) throws IOException {
        FileChannel channel = folder.open(name, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        try {
            return new PrivateFile(folder, disk, name, channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** The open file itself, where the system shows it, not what may have its name by now. */
    private static Optional<Path> open(Object key, Path name) throws IOException {
        if (!ThisProcess.knowsOpenFiles()) {
            return Optional.empty();
        }
        for (Path each : ThisProcess.openFiles(key)) {
            if (name.equals(Files.readSymbolicLink(each).getFileName())) {
                return Optional.of(each);
            }
        }
        throw new UntrustedException("somebody else has put another file in the place of " + name);
    }

    /**
     * Where it is, before it has got its own name.
     *
     * @return its temporary path
     */
    public Path temporary() {
        return folder.path().resolve(name);
    }

    /**
     * Locks it until it is closed. The lock tells a file in use from one that was left.
     *
     * @throws IOException if it can't be locked
     */
    public void lock() throws IOException {
        channel.lock();
    }

    /**
     * Writes its whole content, and puts it on stable storage.
     *
     * @param content the content, in place of what it held
     * @throws IOException if it is not there as a whole
     */
    public void write(byte[] content) throws IOException {
        var buffer = ByteBuffer.wrap(content);
        channel.position(0);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.truncate(content.length);
        disk.sync(channel);
    }

    /**
     * Copies owner, group and permissions from another file, before it is written, so that they are synced with it.
     *
     * @param other the other file
     * @throws IOException if this process may not
     */
    public void likenTo(PosixFileAttributes other) throws IOException {
        requireItself();
        PosixFileAttributeView rights = open.map(file -> Files.getFileAttributeView(file, PosixFileAttributeView.class))
                .orElseGet(() -> folder.rights(name));
        PosixFileAttributes has = rights.readAttributes();
        if (!has.owner().equals(other.owner())) {
            rights.setOwner(other.owner());
        }
        if (!has.group().equals(other.group())) {
            rights.setGroup(other.group());
        }
        rights.setPermissions(other.permissions());
    }

    /**
     * Gives it its name, in place of the file that has it.
     *
     * @param target the name
     * @throws UnknownOutcomeException if it has that name and may not keep it
     * @throws IOException if the file of that name is as it was
     */
    public void replace(Path target) throws IOException {
        Found itself = requireItself();
        try {
            folder.rename(name, target);
        } catch (IOException failed) {
            // A file server may have done the rename though its answer was lost.
            if (!isAt(target, itself)) {
                throw failed;
            }
        }
        stays.set(true);
        if (!isAt(target, itself)) {
            throw new UnknownOutcomeException("somebody else has put another file in its place", null);
        }
        syncName();
    }

    /**
     * Gives it its name, if no file has it.
     *
     * @param target the name
     * @return false if the temporary name could not be removed, and so is a second name of the file
     * @throws FileAlreadyExistsException if there is a file of that name
     * @throws UnknownOutcomeException if it has that name and may not keep it
     * @throws IOException if it has not got that name
     */
    public boolean claim(Path target) throws IOException {
        Found itself = requireItself();
        boolean linked = link(target, itself);
        if (!linked) {
            if (folder.look(target).isPresent()) {
                throw new FileAlreadyExistsException(
                        folder.path().resolve(target).toString());
            }
            folder.rename(name, target);
        }
        stays.set(true);
        boolean alone = !linked || removed();
        syncName();
        return alone;
    }

    /**
     * A hard link, unlike a rename, fails if the name is taken; not every file system has them. A file server may have
     * made the link though its answer was lost: a second try then finds it.
     */
    private boolean link(Path target, Found itself) throws IOException {
        try {
            Files.createLink(folder.path().resolve(target), temporary());
            return true;
        } catch (FileAlreadyExistsException taken) {
            if (isAt(target, itself)) {
                return true;
            }
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinks) {
            return isAt(target, itself);
        }
    }

    private void syncName() throws UnknownOutcomeException {
        try {
            folder.sync(disk);
        } catch (IOException failed) {
            throw new UnknownOutcomeException(
                    "the disk did not confirm the new name (" + FileWords.of(failed) + ")", failed);
        }
    }

    /**
     * Its state now, if it is still the file that was made.
     *
     * @return its key, version and size
     * @throws UntrustedException if it has been taken away or exchanged
     * @throws IOException if it can't be looked at
     */
    public Found requireItself() throws IOException {
        return folder.look(name)
                .filter(found -> Objects.equals(found.key(), key))
                .orElseThrow(() -> new UntrustedException("somebody else has taken away or exchanged " + temporary()));
    }

    private boolean isAt(Path target, Found itself) throws IOException {
        Optional<Found> there = folder.look(target);
        return key == null
                ? there.map(Found::version).filter(itself.version()::equals).isPresent()
                : there.map(Found::key).filter(key::equals).isPresent();
    }

    private boolean removed() {
        try {
            folder.delete(name);
            return true;
        } catch (IOException left) {
            return false;
        }
    }

    /** Keeps it under its temporary name, because nothing else holds what is in it. */
    public void leave() {
        stays.set(true);
    }

    /** Closes it, and removes it if it has no other name than its temporary one. */
    @Override
    public void close() throws IOException {
        if (!closed.getAndSet(true)) {
            channel.close();
            if (!stays.get()) {
                removed();
            }
        }
    }
}
