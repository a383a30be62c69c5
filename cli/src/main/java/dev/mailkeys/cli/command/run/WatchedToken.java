package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.CurrentSecret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.sink.spi.TokenPlace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The token that a program should have now. A failure to read it is reported once, and the earlier token stays. */
final class WatchedToken {

    private final Job job;
    private final String place;
    private final CurrentSecret secret;
    private Optional<String> said = Optional.empty();

    WatchedToken(Job job, TokenPlace place) {
        this.job = job;
        this.place = Shown.path(place.file().toAbsolutePath());
        this.secret = place.secret();
    }

    /**
     * Waits for the first token.
     *
     * @param longest how long to wait for it
     * @param every how often to look
     * @param stop whether to stop waiting
     * @return the token; empty if the wait was stopped
     */
    Optional<Secret> first(Duration longest, Duration every, BooleanSupplier stop) throws InterruptedException {
        var timing = Timing.system();
        long end = timing.nanoTime() + longest.toNanos();
        Optional<Secret> token = read();
        while (token.isEmpty() && !stop.getAsBoolean()) {
            if (timing.nanoTime() - end >= 0) {
                throw Failure.configuration("There is no token in " + place + ": " + problem()
                        + ". Deliver one there first, for example with \"mailkeys rotate\"; or wait for it with"
                        + " --wait 5m.");
            }
            timing.sleep(every);
            token = read();
        }
        return token;
    }

    /** The current token, or the last one that could be read. */
    Secret now(Secret last) {
        Optional<Secret> token = read();
        Optional<String> problem =
                token.isEmpty() || secret.problem().isPresent() ? Optional.of(problem()) : Optional.empty();
        if (!problem.equals(said)) {
            said = problem;
            job.note(problem.map(why -> "There is no token in " + place + " now: " + why
                            + ". The program keeps the one that it has.")
                    .orElse("There is a token in " + place + " again."));
        }
        return token.orElse(last);
    }

    private Optional<Secret> read() {
        try {
            return Optional.of(secret.get()).filter(WatchedToken::isToken);
        } catch (IllegalStateException none) {
            return Optional.empty();
        }
    }

    private String problem() {
        return secret.problem().orElse("the text there has characters that no token has");
    }

    /** Whether it can be used in a header and in a variable. */
    private static boolean isToken(Secret secret) {
        return secret.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
