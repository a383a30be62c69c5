package dev.mailkeys.cli.terminal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/**
 * Recognizes the error of a pipe without a reader (EPIPE). Java does not show an error's number, only the system's
 * message in the user's language, so this class breaks a pipe to learn that message.
 */
final class BrokenPipe {

    private BrokenPipe() {}

    static boolean is(IOException failure) {
        return failure.getMessage() != null && failure.getMessage().equals(words());
    }

    private static String words() {
        try {
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (var sink = pipe.sink()) {
                sink.write(ByteBuffer.allocate(1));
            }
            return "";
        } catch (IOException broken) {
            return String.valueOf(broken.getMessage());
        }
    }
}
