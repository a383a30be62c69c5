package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one token that a run holds in memory, and nowhere else: that of the newest attempt. Lost with the process. */
public final class Hand {

    private int attempt;
    private @Nullable Secret token;

    public void hold(int attempt, Secret token) {
        this.attempt = attempt;
        this.token = token;
    }

    public Optional<Secret> token(int attempt) {
        return this.attempt == attempt ? Optional.ofNullable(token) : Optional.empty();
    }
}
