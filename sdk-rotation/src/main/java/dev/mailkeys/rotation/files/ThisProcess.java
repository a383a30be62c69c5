package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;

/** Facts about this process from {@code /proc} on Linux, which Java does not provide. */
final class ThisProcess {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path MAPPED = Path.of("/proc/self/uid_map");
    private static final Path OVERFLOW = Path.of("/proc/sys/kernel/overflowuid");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private ThisProcess() {}

    static UserPrincipal root() throws IOException {
        return named("0");
    }

    /** The user as whom files are opened; outside of Linux, the user whose name the JVM knows. */
    static UserPrincipal user() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return named(System.getProperty("user.name", "?"));
        }
        String line = Files.readString(STATUS)
                .lines()
                .filter(each -> each.startsWith("Uid:"))
                .findFirst()
                .orElseThrow(() -> new IOException(STATUS + " names no user"));
        return named(line.strip().replaceFirst(".*\\s", ""));
    }

    /** The user of a name or a number. */
    static UserPrincipal named(String user) throws IOException {
        try {
            return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
        } catch (UserPrincipalNotFoundException unknown) {
            throw new UntrustedException("there is no user \"" + user + "\" on this machine");
        }
    }

    /** Whether this user stands for all users that this process's namespace does not map. */
    static boolean isUnmapped(UserPrincipal owner) throws IOException {
        if (!Files.isReadable(MAPPED) || !Files.isReadable(OVERFLOW)) {
            return false;
        }
        String overflow = Files.readString(OVERFLOW).strip();
        return named(overflow).equals(owner)
                && Files.readString(MAPPED).lines().noneMatch(range -> holds(range, Long.parseLong(overflow)));
    }

    private static boolean holds(String range, long user) {
        String[] columns = range.strip().split("\\s+", 3);
        long first = Long.parseLong(columns[0]);
        return user >= first && user - first < Long.parseLong(columns[2]);
    }

    static boolean knowsOpenFiles() {
        return Files.isReadable(OPEN_FILES);
    }

    /**
     * The paths of this process's open files that are the file of this key. Such a path works on the open file, even if
     * its name has changed.
     */
    static List<Path> openFiles(Object key) throws IOException {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path each : all) {
                if (isFile(each, key)) {
                    found.add(each);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return found;
    }

    private static boolean isFile(Path open, Object key) {
        try {
            return key.equals(
                    Files.readAttributes(open, BasicFileAttributes.class).fileKey());
        } catch (IOException closed) {
            return false;
        }
    }
}
