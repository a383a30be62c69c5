package dev.mailkeys.cli.files;

import dev.mailkeys.cli.terminal.ProcessContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Paths as a file of settings names them: relative ones begin at the file's folder, and {@code ~/} at the home folder.
 *
 * @param folder where relative paths begin
 * @param home what {@code ~} stands for; empty where there is no home
 */
public record FilePaths(Path folder, Optional<String> home) {

    private static final String HOME = "~/";

    /** For a file in this folder, with the process's home. */
    public static FilePaths in(Path folder, ProcessContext process) {
        return new FilePaths(folder, process.variable("HOME").filter(home -> !home.isEmpty()));
    }

    /**
     * The path of that name.
     *
     * @throws InvalidPathException if no file can have that name
     * @throws IllegalArgumentException if it begins with {@code ~} and the home folder is unknown
     */
    public Path path(String text) {
        return SystemPath.in(folder, fromHome(text));
    }

    /** The same as text, which a path that this locale can't write does not keep. */
    public String text(String text) {
        return SystemPath.text(folder, fromHome(text));
    }

    /** The same text, with the home folder in place of {@code ~}. */
    public String fromHome(String text) {
        if (text.equals("~") || text.startsWith("~") && !text.startsWith(HOME)) {
            throw new IllegalArgumentException(
                    "a ~ at the beginning means the home folder, and a slash must follow it: ~/NAME. For a file whose name"
                            + " begins with ~, write ./~NAME.");
        }
        if (!text.startsWith(HOME)) {
            return text;
        }
        return home.map(folderOfHome -> folderOfHome + text.substring(1))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no home folder that ~ could stand for: HOME is not set. Write the whole path."));
    }
}
