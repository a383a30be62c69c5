package dev.mailkeys.cli.terminal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/**
 * Tells the error of a pipe that nobody reads any more (EPIPE). Java shows no number of an error, only what the system says
 * of it, in the user's language: so a pipe is broken here, to hear what the system says of that.
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
