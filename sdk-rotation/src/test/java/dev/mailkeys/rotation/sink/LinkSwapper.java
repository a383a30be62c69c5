package dev.mailkeys.rotation.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A user who owns a folder and puts links to somebody else's file in the place of everything that is written there, as
 * fast as it goes. Stands on nothing but the JDK: it is run from a copy of its class file.
 */
final class LinkSwapper {

    private LinkSwapper() {}

    /**
     * Swaps until the folder holds a file named {@code stop}.
     *
     * @param arguments the folder, the file, whether the folder is exchanged, too, and the names in it that are
     */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path victim = Path.of(arguments[1]);
        boolean folderToo = Boolean.parseBoolean(arguments[2]);
        var names = List.of(arguments).subList(3, arguments.length);
        for (long round = 0; !Files.exists(home.resolve("stop")); round++) {
            for (String name : names) {
                swap(home, victim, name, (int) (round % 3), folderToo);
            }
            if (round == 0) {
                Files.writeString(home.resolve("begun"), "");
            }
        }
    }

    private static void swap(Path home, Path victim, String name, int how, boolean folderToo) {
        Path target = home.resolve("conf").resolve(name);
        Path mine = home.resolve("mine");
        try {
            Files.deleteIfExists(mine);
            switch (how) {
                case 0 -> Files.createSymbolicLink(mine, victim);
                case 1 -> Files.writeString(mine, "TOKEN=mine\n");
                default -> Files.createLink(mine, victim);
            }
            Files.move(mine, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (folderToo) {
                swapFolder(home, victim);
            }
        } catch (IOException notThisTime) {
            // Next time.
        }
    }

    /** For a moment the folder is a link to the folder of the file. */
    private static void swapFolder(Path home, Path victim) throws IOException {
        Path conf = home.resolve("conf");
        Path aside = home.resolve("aside");
        Files.move(conf, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.createSymbolicLink(conf, victim.getParent());
            Files.delete(conf);
        } finally {
            Files.move(aside, conf, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
