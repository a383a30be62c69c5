package dev.mailkeys.core.file;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The folder in which the readers of one token leave their marks. {@link CurrentSecret#leavingMarks} leaves them, a rotation
 * looks at them. A program that reads tokens without {@code CurrentSecret} may leave them with this class.
 *
 * <p>A mark is an empty file, {@code <reader>~<fingerprint>}, and its time says when it was left. So a mark is whole at
 * every moment, and no file of another user is opened to look at marks. If readers are other users than the owner of the
 * folder, it needs the rights to let them in, and the sticky bit, so that they can't touch each other's marks
 * ({@code chmod 1770}).
 *
 * <p>Immutable, and safe to share between threads; a reader's own marks are left by one thread at a time.
 */
public final class ReaderMarks {

    /** More marks than one token has readers; a folder with more is not read. */
    private static final int MOST_FILES = 10_000;

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Path folder;

    private ReaderMarks(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * The marks in a folder.
     *
     * @param folder the folder, for one token alone; need not be there yet
     * @return its marks
     */
    public static ReaderMarks in(Path folder) {
        return new ReaderMarks(Objects.requireNonNull(folder, "folder must not be null"));
    }

    /**
     * The marks beside a file with a token: in {@code <file>.readers}, or {@code <file>.<name>.readers} where the token is
     * one of several in the file. In names, what is not a letter, a digit, a dot, a dash or an underscore becomes an
     * underscore.
     *
     * @param file the file
     * @param names where in it the token stands: the variable's name, or the names of the JSON fields from the outside in;
     *     none where the file is the token
     * @return its marks
     */
    public static ReaderMarks beside(Path file, String... names) {
        Path whole = Objects.requireNonNull(file, "file must not be null").toAbsolutePath();
        String place = names.length == 0 ? "" : "." + String.join(".", names).replaceAll("[^A-Za-z0-9._-]", "_");
        return new ReaderMarks(whole.resolveSibling(whole.getFileName() + place + ".readers"));
    }

    /**
     * A name for a reader where nobody gives it one: of this machine, this process, and a number, so that no two are alike.
     * A name that stays over restarts is better, where there is one: a rotation waits for nobody twice then.
     *
     * @return the name, another each time
     */
    public static String newName() {
        String host = host().replaceAll("[^A-Za-z0-9.-]", "-").replaceAll("^[.-]+", "");
        String known = host.isEmpty() ? "host" : host.substring(0, Math.min(host.length(), 60));
        return known + "-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }

    /**
     * Where the marks are.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * Leaves a reader's mark, and then takes away the one that it has left before. Makes the folder where it is missing.
     *
     * @param reader the reader's name
     * @param token the token that it uses now, and no other any more
     * @throws IOException if the mark can't be left, or the one before it not be taken away
     * @throws IllegalArgumentException if that is no name for a reader
     */
    public void leave(String reader, Secret token) throws IOException {
        Path mark = folder.resolve(ReaderMark.fileName(reader, token));
        Files.createDirectories(folder);
        try {
            Files.createFile(mark);
        } catch (FileAlreadyExistsException there) {
            // Left before a restart.
        }
        for (Path other : of(reader)) {
            if (!other.equals(mark)) {
                Files.deleteIfExists(other);
            }
        }
    }

    /**
     * Takes a reader's mark away: it reads no more, and nobody needs to wait for it.
     *
     * @param reader the reader's name
     * @throws IOException if it can't be taken away
     * @throws IllegalArgumentException if that is no name for a reader
     */
    public void withdraw(String reader) throws IOException {
        for (Path mark : of(ReaderMark.requireName(reader))) {
            Files.deleteIfExists(mark);
        }
    }

    private List<Path> of(String reader) throws IOException {
        return all().stream()
                .filter(mark -> mark.reader().equals(reader))
                .map(mark -> folder.resolve(mark.reader() + "~" + mark.fingerprint()))
                .toList();
    }

    /**
     * Looks at all marks. No file is opened, and no link is followed but one that the folder itself is.
     *
     * @return the marks; of a reader that is leaving one, or died while it did, there are two. None where there is no folder
     * @throws IOException if the folder can't be read, or has more than ten thousand files
     */
    public List<ReaderMark> all() throws IOException {
        var marks = new ArrayList<ReaderMark>();
        int files = 0;
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                if (++files > MOST_FILES) {
                    throw new IOException(folder + " has more than " + MOST_FILES + " files");
                }
                at(path).ifPresent(marks::add);
            }
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return List.copyOf(marks);
    }

    private static Optional<ReaderMark> at(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (ReaderMark.of(name, Instant.EPOCH).isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant seen =
                    Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
            return ReaderMark.of(name, seen);
        } catch (NoSuchFileException moved) {
            return Optional.empty();
        }
    }
}
