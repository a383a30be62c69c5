package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open folder. Where the system allows, names are looked up in this very folder, even if the path to it changes. No
 * link is followed.
 */
public interface Folder extends AutoCloseable {

    /**
     * Opens the folder of a file.
     *
     * @param way where the file is
     * @return the folder, which must be closed
     * @throws UntrustedException if it is not the folder that was checked, or if it belongs to a stranger and this
     *     system opens folders by their paths alone
     * @throws IOException if it can't be opened
     */
    static Folder open(TrustedPath way) throws IOException {
        return OpenFolder.open(way);
    }

    /**
     * Where it was when it was opened.
     *
     * @return its path, with no links in it
     */
    Path path();

    /**
     * Opens a file.
     *
     * @param name its name
     * @param options how
     * @return the open file
     * @throws IOException if it can't be opened, or is a link
     */
    FileChannel open(Path name, Set<OpenOption> options) throws IOException;

    /**
     * Looks at what has a name.
     *
     * @param name the name
     * @return what is there, links not followed; empty if there is nothing
     * @throws IOException if it can't be looked at
     */
    Optional<Found> look(Path name) throws IOException;

    /**
     * Owner, group and permissions, to be changed.
     *
     * @param name the file's name
     * @return the view, which follows no link
     */
    PosixFileAttributeView rights(Path name);

    /**
     * Renames a file in one step, replacing what has that name.
     *
     * @param from its name
     * @param to its new name
     * @throws IOException if that failed
     */
    void rename(Path from, Path to) throws IOException;

    /**
     * Removes a file.
     *
     * @param name its name
     * @throws NoSuchFileException if it is not there
     * @throws IOException if it can't be removed
     */
    void delete(Path name) throws IOException;

    /**
     * What lies in it.
     *
     * @return the names
     * @throws IOException if it can't be read
     */
    List<Path> names() throws IOException;

    /**
     * Puts its names on stable storage, where the system knows how.
     *
     * @param disk the disk
     * @throws IOException if it is not certain that they stay
     */
    void sync(Disk disk) throws IOException;

    @Override
    void close() throws IOException;
}
