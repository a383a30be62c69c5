package dev.mailkeys.core;

import com.fasterxml.jackson.core.JsonParser;
import dev.mailkeys.badone.BadOneKeys;
import dev.mailkeys.core.provider.BadTransport;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/** Breaks the rules of the package that callers meet. */
public class BadCaller extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static int count;

    private Secret token;

    /** Lets others extend it. */
    public BadCaller() {
        this.token = Secret.of("x");
    }

    protected void printed() {
        System.out.println(token.reveal() + count++ + Instant.now());
        Logger.getGlobal().info("printed");
    }

    public BadTransport getTransport() {
        return new BadTransport();
    }

    public Optional<List<JsonParser>> parsers() {
        return Optional.empty();
    }

    BadOneKeys provider() {
        return null;
    }
}
