package dev.mailkeys.rotation.sink.github;

import dev.mailkeys.core.MailkeysException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The variable beside a secret: written, and looked at again where GitHub may still show what it was before. */
final class GitHubVariable {

    private static final int LOOKS = 6;

    private final GitHubSecret secret;
    private final GitHubPatience patience;

    /** What we wrote into the variable ourselves; GitHub may show something older for some seconds yet. */
    private final AtomicReference<@Nullable String> written = new AtomicReference<>();

    GitHubVariable(GitHubSecret secret, GitHubPatience patience) {
        this.secret = secret;
        this.patience = patience;
    }

    Optional<GitHubSecret.Stored> read() {
        return current(secret::readVariable, stored -> stored.map(GitHubSecret.Stored::value));
    }

    /** What a look finds, and again where it is not what we wrote. */
    Optional<String> look(Supplier<Optional<String>> look) {
        return current(look, Function.identity());
    }

    /** Looks until it sees what we wrote ourselves, or has looked for so long that another must have changed it. */
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

    /** Writes what holds until another delivery. */
    void writeMark(String value) {
        write(value, true);
        written.set(value);
    }

    /** The secret is as it was, so what was said of it before holds again; whether that is said now. */
    boolean restore(String value) {
        try {
            write(value, true);
            return true;
        } catch (MailkeysException alsoFailed) {
            return false;
        }
    }
}
