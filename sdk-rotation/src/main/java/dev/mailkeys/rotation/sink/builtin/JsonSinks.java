package dev.mailkeys.rotation.sink.builtin;

import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import dev.mailkeys.rotation.sink.spi.TokenPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code type = "json"}: a field of a JSON file. */
public final class JsonSinks extends FileSinks {

    /** For {@link java.util.ServiceLoader}. */
    public JsonSinks() {}

    @Override
    public String type() {
        return "json";
    }

    @Override
    public String title() {
        return "JSON files";
    }

    @Override
    List<SinkKey> place() {
        String meaning = "the field's name, or a path: mail.token. As a list, where a name has dots: [\"mail.token\"]";
        return List.of(SinkKey.of("field", Kind.TEXT_OR_TEXTS, meaning).required());
    }

    @Override
    Optional<FileSink> sink(SinkValues values, Path file) {
        Optional<String> path = values.text("field");
        return values.has("field")
                ? values.understood(
                        "field",
                        () -> path.map(text -> FileSink.json(file, text))
                                .orElseGet(() -> FileSink.json(file, values.texts("field"))))
                : Optional.empty();
    }

    @Override
    TokenPlace token(SinkValues values, Path file) {
        List<String> names = values.text("field").map(TokenPlace::names).orElseGet(() -> values.texts("field"));
        return new TokenPlace(file, Optional.empty(), names);
    }
}
