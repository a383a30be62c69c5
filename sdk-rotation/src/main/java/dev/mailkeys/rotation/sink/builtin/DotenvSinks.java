package dev.mailkeys.rotation.sink.builtin;

import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import dev.mailkeys.rotation.sink.spi.TokenPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code type = "dotenv"}: a line {@code NAME=token}. */
public final class DotenvSinks extends FileSinks {

    /** For {@link java.util.ServiceLoader}. */
    public DotenvSinks() {}

    @Override
    public String type() {
        return "dotenv";
    }

    @Override
    public String title() {
        return "dotenv files";
    }

    @Override
    List<SinkKey> place() {
        return List.of(SinkKey.of("variable", Kind.TEXT, "the variable's name").required());
    }

    @Override
    Optional<FileSink> sink(SinkValues values, Path file) {
        return values.text("variable")
                .flatMap(name -> values.understood("variable", () -> FileSink.dotenv(file, name)));
    }

    @Override
    TokenPlace token(SinkValues values, Path file) {
        return new TokenPlace(file, values.text("variable"), List.of());
    }
}
