package dev.mailkeys.cli.pace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that takes the lock on a file, says so, and keeps it until it is killed. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), options)) {
            channel.lock();
            System.out.print("!");
            System.out.flush();
            while (System.in.read() >= 0) {
                // Until the parent is gone.
            }
        }
    }
}
