package dev.mailkeys.rotation.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Another user of this machine, as whom only root can start processes: tests that need one are skipped for others. */
public final class SecondUser {

    /** Its number; nobody has to have it. */
    public static final String NUMBER = "54321";

    private SecondUser() {}

    /** Skips the test where this process is not root's, or can't become somebody else. */
    public static void assumeThereIsOne() throws IOException, InterruptedException {
        assumeTrue(Rights.areKnown() && ThisProcess.user().equals(ThisProcess.root()), "runs as root");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is setpriv");
        assumeTrue(start("true").waitFor() == 0, "may become another user");
    }

    /** Starts a program as that user. */
    public static Process start(String... command) throws IOException {
        var all = new ArrayList<>(
                List.of("/usr/bin/setpriv", "--reuid=" + NUMBER, "--regid=" + NUMBER, "--clear-groups"));
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Gives a file or folder to that user. */
    public static Path give(Path path) throws IOException {
        var users = FileSystems.getDefault().getUserPrincipalLookupService();
        Files.setOwner(path, users.lookupPrincipalByName(NUMBER));
        return path;
    }

    /** A folder of that user, which everybody may look into. */
    public static Path folder(Path path) throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        return give(path);
    }

    /** Who owns what below a folder that belongs to that user, as {@code name owner}. */
    static List<String> owners(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            var owners = new ArrayList<String>();
            for (Path each : all.sorted().toList()) {
                owners.add(each.getFileName() + " " + Files.getOwner(each).getName());
            }
            return owners;
        }
    }
}
