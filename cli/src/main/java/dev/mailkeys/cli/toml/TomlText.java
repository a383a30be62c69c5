package dev.mailkeys.cli.toml;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.BoundedInput;
import dev.mailkeys.cli.text.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Reads a TOML file, with or without a byte order mark, up to a size limit. */
public final class TomlText {

    /** Enough for thousands of targets. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_LINES = 20_000;

    /** The parser's time grows with the cube of the empty lines and comments in a row: two thousand take minutes. */
    private static final int MOST_LINES_OF_NOTHING = 300;

    private TomlText() {}

    /**
     * The file, parsed; its mistakes are in the result.
     *
     * @throws IOException if it can't be read
     * @throws Failure if it is not text, or is too large
     */
    public static TomlParseResult read(Path file) throws IOException {
        String where = Shown.path(file);
        try (InputStream in = Files.newInputStream(file)) {
            String text = BoundedInput.text(in, MOST_BYTES, where);
            refuseWhatTakesForEver(text, where);
            return Toml.parse(text);
        } catch (StackOverflowError tooDeep) {
            throw Failure.configuration(where + " is nested too deep. Nothing was sent.");
        }
    }

    private static void refuseWhatTakesForEver(String text, String where) {
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            throw Failure.configuration(where + " has more than " + MOST_LINES + " lines. Nothing was sent.");
        }
        int nothing = 0;
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number).strip();
            nothing = line.isEmpty() || line.startsWith("#") ? nothing + 1 : 0;
            if (nothing > MOST_LINES_OF_NOTHING) {
                throw Failure.configuration(where + " has more than " + MOST_LINES_OF_NOTHING
                        + " empty lines and comments in a row before line " + (number + 1)
                        + ": take some away. Nothing was sent.");
            }
        }
    }
}
