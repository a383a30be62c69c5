package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run knows and no journal holds: the newest attempt's token, and this run's own attempts. */
public final class Memory {

    private int attempt;
    private @Nullable Secret token;
    private int begun;
    private @Nullable Instant since;
    private @Nullable Secret proven;
    private @Nullable Secret letIn;
    private @Nullable Look look;
    private int lookedAt;
    private boolean sinksReady;
    private final Map<Integer, Secret> named = new HashMap<>();

    /** Holds an attempt's token and forgets the one before. */
    public void hold(int attempt, Secret token) {
        this.attempt = attempt;
        this.token = token;
    }

    public Optional<Secret> token(int attempt) {
        return this.attempt == attempt ? Optional.ofNullable(token) : Optional.empty();
    }

    void begin(Instant now) {
        begun++;
        since = since == null ? now : since;
    }

    int begun() {
        return begun;
    }

    /** How long this run has been trying. */
    Duration lasted(Instant now) {
        return since == null || now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }

    /** The call of this attempt names this token, and takes effect only while the key has it. */
    public void name(int attempt, Secret token) {
        named.put(attempt, token);
    }

    /** Whether this run made all these attempts, and none of their calls can end this token. */
    public boolean isSafeFrom(Collection<Integer> attempts, Secret token) {
        return named.keySet().containsAll(attempts) && !named.containsValue(token);
    }

    /** The provider has accepted this token. */
    public void letIn(Secret token) {
        letIn = token;
    }

    public boolean isLetIn(Secret token) {
        Secret shown = letIn;
        return shown != null && token.equals(shown);
    }

    /** Keeps a look that was taken before this record. */
    public void saw(Look seen, int record) {
        look = seen;
        lookedAt = record;
    }

    /** The last look, if at most {@code since} records were written after it. */
    public Optional<Look> seen(int record, int since) {
        return Optional.ofNullable(look).filter(seen -> record - lookedAt <= since);
    }

    /** The sinks were checked, so a token may be made. */
    public void sinksAreReady() {
        sinksReady = true;
    }

    public boolean areSinksReady() {
        return sinksReady;
    }

    /** This token was shown to be the old key's. */
    public void prove(Secret token) {
        proven = token;
    }

    public boolean isProven(Secret token) {
        Secret shown = proven;
        return shown != null && token.equals(shown);
    }
}
