package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder of a system that looks names up in open folders: Linux. */
record OpenFolder(Path path, SecureDirectoryStream<Path> stream) implements Folder {

    private static final Path ITSELF = Path.of(".");

    @SuppressWarnings("StreamResourceLeak") // the caller closes the folder
    static Folder open(TrustedPath way) throws IOException {
        Path certain = way.strangers().orElse(way.folder());
        DirectoryStream<Path> stream;
        try {
            stream = Files.newDirectoryStream(certain);
        } catch (AccessDeniedException mayOnlyBeWritten) {
            return byPath(way);
        }
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new OpenFolder(way.folder(), within(secure, certain.relativize(way.folder())));
        }
        stream.close();
        return byPath(way);
    }

    private static Folder byPath(TrustedPath way) throws UntrustedException {
        if (way.strangers().isPresent()) {
            throw new UntrustedException(
                    "the folder " + way.folder()
                            + " belongs to another user, and nothing keeps that user from exchanging it while it is in use here");
        }
        return new NamedFolder(way.folder());
    }

    /** Goes down folder by folder: a stranger can exchange a path, but not an open folder. */
    private static SecureDirectoryStream<Path> within(SecureDirectoryStream<Path> certain, Path names)
            throws IOException {
        SecureDirectoryStream<Path> folder = certain;
        for (Path name : names) {
            if (!name.toString().isEmpty()) {
                try (SecureDirectoryStream<Path> above = folder) {
                    folder = above.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
        return folder;
    }

    @Override
    public FileChannel open(Path name, Set<OpenOption> options) throws IOException {
        var all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        return (FileChannel) stream.newByteChannel(name, all, Rights.ownFile());
    }

    @Override
    public Optional<Found> look(Path name) throws IOException {
        try {
            return Optional.of(
                    Found.of(stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes()));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public PosixFileAttributeView rights(Path name) {
        return stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        stream.move(from, stream, to);
    }

    @Override
    public void delete(Path name) throws IOException {
        stream.deleteFile(name);
    }

    @Override
    public List<Path> names() throws IOException {
        var names = new ArrayList<Path>();
        try (DirectoryStream<Path> all = stream.newDirectoryStream(ITSELF, LinkOption.NOFOLLOW_LINKS)) {
            all.forEach(each -> names.add(each.getFileName()));
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return names;
    }

    @Override
    public void sync(Disk disk) throws IOException {
        try (var folder = (FileChannel) stream.newByteChannel(ITSELF, Set.of(StandardOpenOption.READ))) {
            disk.sync(path, folder);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
