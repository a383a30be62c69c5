package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.sink.FileSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the sinks that are files. */
final class FileSinkReader {

    private static final String FIELD = "the field's name, or a path: mail.token, or [\"mail\", \"token\"].";

    /** More names than anybody reads in a message. */
    private static final int MOST_READERS = 1000;

    private final FilePaths paths;

    /**
     * A reader of sinks.
     *
     * @param paths what paths of the file mean
     */
    FileSinkReader(FilePaths paths) {
        this.paths = paths;
    }

    Optional<SinkDefinition> read(String type, TomlSection section) {
        Optional<Path> path = section.required("path", "the file that is to hold the token.")
                .flatMap(text -> section.understood("path", () -> paths.path(text)));
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
        Optional<Integer> readers = section.number("readers", 1, MOST_READERS);
        UnaryOperator<ReaderMarks> elsewhere = marks(section, readers.isPresent());
        return sink.map(file -> others ? file.allowingOthers() : file)
                .map(file -> owner.isPresent() ? file.inFolderOf(owner.get()) : file)
                .map(file -> new SinkDefinition(
                        section.name(),
                        file.name(),
                        path.map(place -> TokenPlace.of(type, section, place)),
                        job -> file,
                        readers.map(count -> Readers.of(count, elsewhere.apply(file.marks())))));
    }

    /** Where its readers leave their marks, if it is not beside the file. */
    private UnaryOperator<ReaderMarks> marks(TomlSection section, boolean areCounted) {
        Optional<Path> marks =
                section.text("marks").flatMap(text -> section.understood("marks", () -> paths.path(text)));
        if (marks.isPresent() && !areCounted) {
            section.problem("marks", "marks needs readers beside it: how many there are, readers = 8");
        }
        return beside -> marks.map(ReaderMarks::in).orElse(beside);
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
