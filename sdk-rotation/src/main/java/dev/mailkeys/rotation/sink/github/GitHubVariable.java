package dev.mailkeys.rotation.sink.github;

import dev.mailkeys.core.MailkeysException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The variable beside a secret. Reads it again while GitHub may still show the value from before our write. */
final class GitHubVariable {

    private static final int LOOKS = 6;

    private final GitHubSecret secret;
    private final GitHubPatience patience;

    /** What we wrote last; GitHub may show something older for some seconds. */
    private final AtomicReference<@Nullable String> written = new AtomicReference<>();

    GitHubVariable(GitHubSecret secret, GitHubPatience patience) {
        this.secret = secret;
        this.patience = patience;
    }

    Optional<GitHubSecret.Stored> read() {
        return current(secret::readVariable, stored -> stored.map(GitHubSecret.Stored::value));
    }

    /** Looks, and looks again if that is not what we wrote. */
    Optional<String> look(Supplier<Optional<String>> look) {
        return current(look, Function.identity());
    }

    /** Looks until it shows what we wrote, or so long that somebody else must have changed it. */
    private <T> T current(Supplier<T> look, Function<T, Optional<String>> text) {
        T seen = look.get();
        for (int looks = 1; looks < LOOKS && isOlder(text.apply(seen)); looks++) {
            if (!patience.pause("github.getVariable", looks + 1, Duration.ofSeconds(looks))) {
                break;
            }
            seen = look.get();
        }
        return seen;
    }

    private boolean isOlder(Optional<String> seen) {
        String ours = written.get();
        return ours != null && !seen.equals(Optional.of(ours));
    }

    void write(String value, boolean isThere) {
        written.set(null);
        patience.call(() -> {
            secret.putVariable(value, isThere);
            return value;
        });
    }

    /** Writes the value that stays until the next delivery. */
    void writeMark(String value) {
        write(value, true);
        written.set(value);
    }

    /** The secret was not written, so the old value holds again. Returns whether it was written. */
    boolean restore(String value) {
        try {
            write(value, true);
            return true;
        } catch (MailkeysException alsoFailed) {
            return false;
        }
    }
}
