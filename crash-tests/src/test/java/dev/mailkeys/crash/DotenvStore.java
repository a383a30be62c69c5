package dev.mailkeys.crash;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.world.ForwardingSink;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.KillableSink;
import dev.mailkeys.rotation.world.KnownSink;
import dev.mailkeys.rotation.world.TornSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A sink in a file of its own. */
final class DotenvStore extends ForwardingSink implements KnownSink {

    private static final String NAME = "TOKEN";

    private final Path file;

    private DotenvStore(Path file) {
        super(FileSink.dotenv(file, NAME));
        this.file = file;
    }

    static DotenvStore make() {
        try {
            return new DotenvStore(Files.createTempDirectory("mailkeys-crash-").resolve("app.env"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public Sink killable(KillPoints points) {
        return new KillableSink(new TornSink(FileSink.dotenv(file, NAME), file, points), points);
    }

    @Override
    public void hold(Secret token) {
        try {
            Files.writeString(file, NAME + "=" + token.reveal() + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public boolean isEmpty() {
        return !Files.exists(file);
    }

    /** As a program with a minimal reader of dotenv reads it. */
    @Override
    public Secret token() {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(NAME + "="))
                    .map(line -> Secret.of(line.substring(NAME.length() + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(file.getParent())) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
