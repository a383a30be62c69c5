package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.FileSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the sinks that are files. */
final class FileSinkReader {

    private static final String FIELD = "the field's name, or a path: mail.token, or [\"mail\", \"token\"].";

    private final Path folder;

    /**
     * A reader of sinks.
     *
     * @param folder what relative paths begin at
     */
    FileSinkReader(Path folder) {
        this.folder = folder;
    }

    Optional<Sink> read(String type, TomlSection section) {
        Optional<Path> path = section.required("path", "the file that is to hold the token.")
                .flatMap(text -> section.understood("path", () -> SystemPath.in(folder, text)));
        Optional<FileSink> sink =
                switch (type) {
                    case "dotenv" -> inside(section, "variable", "the variable's name.", path, FileSink::dotenv);
                    case "json" ->
                        section.isList("field")
                                ? listed(section, path)
                                : inside(section, "field", FIELD, path, FileSink::json);
                    default -> path.map(FileSink::raw);
                };
        boolean others = section.flag("allow-others", false);
        Optional<String> owner = section.text("folder-owner");
        return sink.map(file -> others ? file.allowingOthers() : file)
                .map(file -> owner.isPresent() ? file.inFolderOf(owner.get()) : file);
    }

    private static Optional<FileSink> listed(TomlSection section, Optional<Path> path) {
        List<String> names = section.texts("field");
        return path.flatMap(file -> section.understood("field", () -> FileSink.json(file, names)));
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
