package dev.mailkeys.cli.pace;

import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.Folder;
import dev.mailkeys.rotation.files.Found;
import dev.mailkeys.rotation.files.PrivateFile;
import dev.mailkeys.rotation.files.TemporaryNames;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The open folder with the files of a shared pace: a text file for each account, and the key that makes their names.
 * For one thread.
 */
record PaceFolder(Folder folder) {

    private static final Path KEY = Path.of("names.key");
    private static final int KEY_BYTES = 32;
    /** Enough for the highest limit, a hundred thousand calls. */
    private static final int MOST_BYTES = 4 << 20;

    /** No sync: short-lived data need not survive a power loss. Files are still replaced in one step. */
    private static final Disk UNSYNCED = new Disk() {
        @Override
        public void sync(FileChannel file) {}

        @Override
        public void sync(Path path, FileChannel folder) {}
    };

    /** The key that makes the names of files; the first process creates it. */
    byte[] key() throws IOException {
        Optional<byte[]> there = bytes(KEY);
        if (there.isEmpty()) {
            makeKey();
            there = bytes(KEY);
        }
        String text = new String(there.orElseThrow(), StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
            throw new DamagedException(folder.path().resolve(KEY));
        }
        return HexFormat.of().parseHex(text);
    }

    private void makeKey() throws IOException {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try (PrivateFile file = PrivateFile.create(folder, TemporaryNames.of(KEY), Disk.system())) {
            file.write((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
            file.claim(KEY);
        } catch (FileAlreadyExistsException another) {
            // Another process was faster: its key counts.
        }
    }

    /** An account's text; empty if there is none yet. */
    String text(Path name) throws IOException {
        return bytes(name)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .orElse("");
    }

    /** Replaces an account's text. Only for the holder of the account's lock. */
    void put(Path name, String text) throws IOException {
        TemporaryNames names = TemporaryNames.of(name);
        if (folder.look(names.number(1)).isPresent()) {
            folder.delete(names.number(1));
        }
        try (PrivateFile file = PrivateFile.create(folder, names, UNSYNCED)) {
            file.write(text.getBytes(StandardCharsets.US_ASCII));
            file.replace(name);
        }
    }

    private Optional<byte[]> bytes(Path name) throws IOException {
        Optional<Found> found = folder.look(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.get().plain() || found.get().size() > MOST_BYTES) {
            throw new DamagedException(folder.path().resolve(name));
        }
        try (FileChannel channel = folder.open(name, Set.of(StandardOpenOption.READ))) {
            return Optional.of(Channels.newInputStream(channel).readNBytes(MOST_BYTES));
        }
    }
}
