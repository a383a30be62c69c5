package dev.mailkeys.rotation.sink.spi;

import dev.mailkeys.core.file.CurrentSecret;
import dev.mailkeys.core.file.ReaderMarks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where in a file a token stands. If neither a variable nor a field is named, the file holds nothing else.
 *
 * @param file the file
 * @param variable the variable of a dotenv file
 * @param field the names that lead to a field of a JSON file, from the outside in; empty if it is none
 */
public record TokenPlace(Path file, Optional<String> variable, List<String> field) {

    /**
     * Keeps a copy.
     *
     * @param file the file
     * @param variable the variable of a dotenv file
     * @param field the names that lead to a field of a JSON file
     */
    public TokenPlace {
        Objects.requireNonNull(file, "file must not be null");
        Objects.requireNonNull(variable, "variable must not be null");
        Objects.requireNonNull(field, "field must not be null");
        field = List.copyOf(field);
    }

    /**
     * The names in a path with dots or in a JSON pointer, as sinks read them.
     *
     * @param field the path, {@code mail.token}, or the pointer, {@code /mail/token}
     * @return the names, from the outside in
     */
    public static List<String> names(String field) {
        Objects.requireNonNull(field, "field must not be null");
        return field.startsWith("/")
                ? Arrays.stream(field.substring(1).split("/", -1))
                        .map(part -> part.replace("~1", "/").replace("~0", "~"))
                        .toList()
                : List.of(field.split("\\.", -1));
    }

    /**
     * The default folder for the marks of its readers: beside the file.
     *
     * @return the marks
     */
    public ReaderMarks marks() {
        return ReaderMarks.beside(
                file, Stream.concat(variable.stream(), field.stream()).toArray(String[]::new));
    }

    /**
     * The token there, as it is from time to time.
     *
     * @return the token
     */
    public CurrentSecret secret() {
        if (variable.isPresent()) {
            return CurrentSecret.inDotenv(file, variable.get());
        }
        return field.isEmpty() ? CurrentSecret.inFile(file) : CurrentSecret.inJson(file, field.toArray(String[]::new));
    }
}
