package dev.mailkeys.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Reads a TOML file as people's programs write it, and no further than a file of that kind is long. */
final class TomlText {

    /** Thousands of targets; the parser takes minutes for some megabytes. */
    private static final int MOST_BYTES = 1 << 20;

    private TomlText() {}

    /**
     * The file, parsed; its mistakes are in the result.
     *
     * @throws IOException if it can't be read
     * @throws Failure if it is no text, or larger than such a file is
     */
    static TomlParseResult read(Path file) throws IOException {
        String where = Shown.path(file);
        try (InputStream in = Files.newInputStream(file)) {
            return Toml.parse(BoundedInput.text(in, MOST_BYTES, where));
        } catch (StackOverflowError tooDeep) {
            throw Failure.configuration(where + " is nested too deep. Nothing was sent.");
        }
    }
}
