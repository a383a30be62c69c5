package dev.mailkeys.rotation.sink.builtin;

import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import dev.mailkeys.rotation.sink.spi.TokenPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code type = "raw"}: a file that is the token. */
public final class RawSinks extends FileSinks {

    /** For {@link java.util.ServiceLoader}. */
    public RawSinks() {}

    @Override
    public String type() {
        return "raw";
    }

    @Override
    public String title() {
        return "files that hold nothing else";
    }

    @Override
    List<SinkKey> place() {
        return List.of();
    }

    @Override
    Optional<FileSink> sink(SinkValues values, Path file) {
        return Optional.of(FileSink.raw(file));
    }

    @Override
    TokenPlace token(SinkValues values, Path file) {
        return new TokenPlace(file, Optional.empty(), List.of());
    }
}
