package dev.mailkeys.cli;

import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.FileSink;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code [sinks.NAME]}: where tokens are delivered. */
final class RotationSinks {

    private static final Set<String> TYPES = new TreeSet<>(Set.of("dotenv", "json", "raw"));

    private final Path folder;

    /**
     * A reader of sinks.
     *
     * @param folder what relative paths begin at
     */
    RotationSinks(Path folder) {
        this.folder = folder;
    }

    Optional<RotationSink> read(TomlSection section) {
        section.required("type", "one of " + String.join(", ", TYPES) + ".");
        Optional<RotationSink> sink =
                section.choice("type", TYPES, type -> type).flatMap(type -> ofType(type, section));
        section.end();
        return sink;
    }

    private Optional<RotationSink> ofType(String type, TomlSection section) {
        return file(type, section).map(sink -> new RotationSink(section.name(), job -> sink));
    }

    private Optional<Sink> file(String type, TomlSection section) {
        Optional<Path> path = section.required("path", "the file that is to hold the token.")
                .flatMap(text -> section.understood("path", () -> folder.resolve(text)));
        Optional<FileSink> sink =
                switch (type) {
                    case "dotenv" -> inside(section, "variable", "the variable's name.", path, FileSink::dotenv);
                    case "json" ->
                        inside(section, "field", "the field's name, or a path: mail.token.", path, FileSink::json);
                    default -> path.map(FileSink::raw);
                };
        boolean others = section.flag("allow-others", false);
        return sink.map(file -> others ? file.allowingOthers() : file);
    }

    private static Optional<FileSink> inside(
            TomlSection section, String key, String why, Optional<Path> path, Place place) {
        Optional<String> name = section.required(key, why);
        return path.isEmpty() || name.isEmpty()
                ? Optional.empty()
                : section.understood(key, () -> place.in(path.get(), name.get()));
    }

    /** A kind of file in which the token has a place by name. */
    private interface Place {
        FileSink in(Path file, String name);
    }
}
