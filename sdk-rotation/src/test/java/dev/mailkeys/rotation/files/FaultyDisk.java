package dev.mailkeys.rotation.files;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Notes each sync in a word, and fails the one of that number. */
public final class FaultyDisk implements Disk {

    public final List<String> syncs = new ArrayList<>();
    private final int failing;

    /**
     * A disk.
     *
     * @param failing which sync fails, from 1 on; 0 for none
     */
    public FaultyDisk(int failing) {
        this.failing = failing;
    }

    @Override
    public void sync(FileDescriptor file) throws IOException {
        file.sync();
        note("file");
    }

    @Override
    public void sync(FileChannel file) throws IOException {
        file.force(true);
        note("file");
    }

    @Override
    public void sync(Path path, FileChannel folder) throws IOException {
        folder.force(true);
        note("folder " + path.getFileName());
    }

    private void note(String what) throws IOException {
        syncs.add(what);
        if (syncs.size() == failing) {
            throw new IOException("Input/output error");
        }
    }
}
