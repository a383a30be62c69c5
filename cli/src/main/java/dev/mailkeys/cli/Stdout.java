package dev.mailkeys.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Standard output. Nothing is left in a buffer unnoticed: whoever writes a token must know that it left. */
final class Stdout {

    private final OutputStream out;

    Stdout(OutputStream out) {
        this.out = out;
    }

    /** Writes text and hands it to the operating system. */
    void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failure) {
            throw new Failed(String.valueOf(failure.getMessage()));
        }
    }

    /** Standard output takes no more. */
    static final class Failed extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        Failed(String reason) {
            super(reason, null, false, false);
        }

        /** The reader has gone, as {@code head} does when it has seen enough: no reason to complain. */
        boolean isClosedPipe() {
            return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        }
    }
}
