package dev.mailkeys.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes a new name in a folder survive a crash, where the system can. */
final class FolderSync {

    private FolderSync() {}

    static void force(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows opens no folders, and some file systems sync none; the file itself is on the disk.
        }
    }
}
