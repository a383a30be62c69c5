package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A sink in a file, whose process may be killed when the new file is written and has not taken the old one's place. */
public final class TornSink extends ForwardingSink {

    private final Path file;
    private final KillPoints points;

    public TornSink(Sink sink, Path file, KillPoints points) {
        super(sink);
        this.file = file;
        this.points = points;
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        try {
            Path written = Files.createTempFile(file.getParent(), "." + file.getFileName() + ".mailkeys-", ".tmp");
            Files.writeString(written, delivery.token().reveal());
            points.pass("within put, before the rename");
            Files.deleteIfExists(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return super.put(delivery, expected);
    }
}
