package dev.mailkeys.rotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A sink in a file, whose process may be killed when the new file is written and has not taken the old one's place. */
record TornSink(Sink sink, Path file, KillPoints points) implements Sink {

    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return sink.capabilities();
    }

    @Override
    public Duration settleTime() {
        return sink.settleTime();
    }

    @Override
    public void check() {
        sink.check();
    }

    @Override
    public SinkState read() {
        return sink.read();
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
        return sink.put(delivery, expected);
    }
}
