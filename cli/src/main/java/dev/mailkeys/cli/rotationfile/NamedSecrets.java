package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The secrets of a run by their values, so that no command gets one of them under another name.
 *
 * @param variables the variables that hold them, as {@code mailkeys.toml} names them
 * @param files the files that hold them
 */
record NamedSecrets(Set<String> variables, Set<Path> files) {

    private static final List<String> OPTIONS = List.of("--token", "--old-token", "--key");
    private static final int LONGEST = 64 << 10;

    /** All that can be read now. What can't be read can't leak either. */
    List<Secret> of(Job job) {
        var secrets = new ArrayList<Secret>();
        Stream.concat(variables.stream(), named(job, "-env"))
                .flatMap(name -> job.process().variable(name).stream())
                .forEach(value -> secrets.add(Secret.of(value.strip())));
        Stream.concat(files.stream().map(Path::toString), named(job, "-file"))
                .flatMap(path -> content(path).stream())
                .forEach(secrets::add);
        return secrets;
    }

    /** A file that a table names; empty for an invalid path, which is reported elsewhere. */
    static Optional<Path> file(FilePaths paths, String path) {
        try {
            return Optional.of(paths.path(path));
        } catch (IllegalArgumentException toldElsewhere) {
            return Optional.empty();
        }
    }

    private static Stream<String> named(Job job, String ending) {
        return OPTIONS.stream()
                .filter(option -> job.options().has(option + ending))
                .flatMap(option -> job.options().text(option + ending).stream());
    }

    private static Optional<Secret> content(String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            return Optional.of(text).filter(said -> !said.isEmpty()).map(Secret::of);
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }
}
