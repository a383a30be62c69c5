package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.sink.FileSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A variable of a real dotenv file. */
public final class DotenvSink extends ForwardingSink implements KnownSink {

    private static final String VARIABLE = "MAIL_TOKEN=";

    private final Path file;

    public DotenvSink(Path file) {
        super(FileSink.dotenv(file, "MAIL_TOKEN"));
        this.file = file;
    }

    /** Somebody changes the file's rights. */
    public void chmod(String rights) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void hold(Secret token) {
        try {
            Files.writeString(file, VARIABLE + token.reveal() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chmod("rw-------");
    }

    @Override
    public boolean isEmpty() {
        return !Files.exists(file);
    }

    @Override
    public Secret token() {
        return lines().stream()
                .filter(line -> line.startsWith(VARIABLE))
                .map(line -> Secret.of(line.substring(VARIABLE.length())))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
