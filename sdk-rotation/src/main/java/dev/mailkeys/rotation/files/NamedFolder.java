package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that can be opened only by its path: on macOS with older JDKs and on Windows, or if it may be written but
 * not read. Only trusted users can exchange it, so its path is good enough.
 */
record NamedFolder(Path path) implements Folder {

    @Override
    public FileChannel open(Path name, Set<OpenOption> options) throws IOException {
        var all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(path.resolve(name), all, Rights.ownFile());
    }

    @Override
    public Optional<Found> look(Path name) throws IOException {
        try {
            return Optional.of(Found.of(
                    Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public PosixFileAttributeView rights(Path name) {
        return Files.getFileAttributeView(path.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(
                path.resolve(from),
                path.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path name) throws IOException {
        Files.delete(path.resolve(name));
    }

    @Override
    public List<Path> names() throws IOException {
        var names = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
            all.forEach(each -> names.add(each.getFileName()));
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return names;
    }

    /** Windows can't open folders, and stores names durably by itself. */
    @Override
    public void sync(Disk disk) throws IOException {
        if (Rights.areKnown()) {
            try (var folder = FileChannel.open(path, StandardOpenOption.READ)) {
                disk.sync(path, folder);
            }
        }
    }

    @Override
    public void close() {}
}
