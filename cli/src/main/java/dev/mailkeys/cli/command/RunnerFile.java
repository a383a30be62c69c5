package dev.mailkeys.cli.command;

import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.StandardOpenOption;

/**
 * A file that the runner of GitHub Actions reads after a step; a variable names it. If it can't be written, that is
 * reported, and the outcome stays.
 */
final class RunnerFile {

    private RunnerFile() {}

    /**
     * Appends a text in one piece after those of other commands of the step. Does nothing outside of GitHub Actions.
     */
    static void append(ProcessContext process, Messages messages, String variable, String text) {
        String path = process.environment().getOrDefault(variable, "");
        if (path.isBlank() || !process.inGitHubActions()) {
            return;
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        try (FileChannel file =
                FileChannel.open(SystemPath.of(path), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException | InvalidPathException unwritable) {
            messages.note("Warning: the file named by " + variable + " can't be written.");
        }
    }
}
