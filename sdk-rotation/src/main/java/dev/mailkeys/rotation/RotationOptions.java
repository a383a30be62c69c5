package dev.mailkeys.rotation;

import dev.mailkeys.core.Model;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** How patient and how careful a rotation is. */
@Value.Immutable
@Model
public abstract class RotationOptions {

    RotationOptions() {}

    /**
     * How old a key may become: {@link Rotation#runIfDue} rotates it when it is that old, and {@link RotationPlan#isDue}
     * says so. Its age counts from its creation, or from the end of its last rotation where the journal knows of a later
     * one. {@link Rotation#run} does not ask for its age.
     *
     * @return the age; empty where the key is due whenever somebody asks
     */
    public abstract Optional<Duration> rotateEvery();

    /**
     * How long both keys work after the new one was verified, for consumers that read their sink now and then. Default: one hour.
     *
     * @return the grace period; zero retires the old key at once
     */
    @Value.Default
    public Duration grace() {
        return Duration.ofHours(1);
    }

    /**
     * How long after the grace period an old key is kept at most for readers without the new one. Default: one day.
     *
     * @return the longest time that readers are waited for
     */
    @Value.Default
    public Duration waitForReaders() {
        return Duration.ofDays(1);
    }

    /**
     * How long the old key is only switched off before it is deleted, where the provider can switch keys off. During this
     * time consumers you missed can still be rescued by a rollback. Default: zero, deleted at once.
     *
     * @return the time between disable and delete
     */
    @Value.Default
    public Duration soak() {
        return Duration.ZERO;
    }

    /**
     * How long after the end of the grace period the provider itself ends the old key if no run ever comes back, where
     * the provider knows expiry. Default: seven days; zero for never.
     *
     * @return the time after the grace period
     */
    @Value.Default
    public Duration expireOldKeyAfter() {
        return Duration.ofDays(7);
    }

    /**
     * The longest that a run waits by itself for a time to come; for a longer wait it ends, and a later run goes on. Default:
     * two minutes.
     *
     * @return the longest single wait
     */
    @Value.Default
    public Duration longestWait() {
        return Duration.ofMinutes(2);
    }

    /**
     * How long it may take until a new key is listed and its token is accepted. Default: one minute.
     *
     * @return the longest time that a new token is tried
     */
    @Value.Default
    public Duration verifyWithin() {
        return Duration.ofMinutes(1);
    }

    /**
     * How often one run tries at most to get a new token, with growing pauses between the attempts; and how many keys
     * there may be at most that could each be the one in a sink. As long as no sink was written, attempts count over all
     * runs; when they run out, the rotation goes back to the old key. Default: ten.
     *
     * @return the number, at least 1
     */
    @Value.Default
    public int maxAttempts() {
        return 10;
    }

    /**
     * How long one run goes on trying to get a new token, where the provider fails. A later run tries as long again. Default:
     * a quarter of an hour.
     *
     * @return the time from the first attempt of a run; more than zero
     */
    @Value.Default
    public Duration attemptsWithin() {
        return Duration.ofMinutes(15);
    }

    /**
     * How long a request may still take effect after its caller gave up, in place of what the provider's adapter
     * declares.
     *
     * @return the time; empty for the adapter's
     */
    public abstract Optional<Duration> settleTime();

    /**
     * The other of two keys that take turns, by name or id; needed by {@link Strategy#ALTERNATE}.
     *
     * @return the other key
     */
    public abstract Optional<String> alternateKey();

    /**
     * Which key the sinks hold now, by name or id, where the sinks can't tell: of two keys that take turns, or of several
     * that a lost journal has left. What a sink says takes precedence.
     *
     * @return the key in use
     */
    public abstract Optional<String> keyInUse();

    /**
     * Old keys of this target, by id, that a person vouches for: a reconciliation retires them as it does those that it
     * can prove to be a rotation's, after the grace period and only while nobody uses them.
     *
     * @return their ids
     */
    public abstract Set<String> oldKeys();

    /**
     * What the key may do, said by a person. Used where the provider's list does not show what keys may do
     * ({@link Capability#SHOWS_SETTINGS}), and where a reconciliation has to make the key again and no key at the provider
     * shows it: anyone who can write a sink can write a mark beside the token.
     *
     * @return the settings, in the provider's words; empty where nobody has said them
     */
    public abstract Optional<KeySettings> confirmedSettings();

    /**
     * How long the journal of a rotation is kept after its end. Each run removes older ones at its own end; never the
     * newest, nor one that was set aside. Default: kept for ever.
     *
     * @return the time since the rotation's end
     */
    public abstract Optional<Duration> keepJournals();

    /**
     * Where this run's log can be read, for the journal.
     *
     * @return an address; must hold no secret
     */
    public abstract Optional<String> runUrl();

    /**
     * The defaults.
     *
     * @return the defaults
     */
    public static RotationOptions defaults() {
        return builder().build();
    }

    /**
     * Builds options.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        require(maxAttempts() >= 1, "maxAttempts must be at least 1");
        require(!attemptsWithin().isNegative() && !attemptsWithin().isZero(), "attemptsWithin must be more than zero");
        require(rotateEvery().filter(Duration::isNegative).isEmpty(), "rotateEvery must not be negative");
        require(keepJournals().filter(Duration::isNegative).isEmpty(), "keepJournals must not be negative");
        require(!grace().isNegative(), "grace must not be negative");
        require(!waitForReaders().isNegative(), "waitForReaders must not be negative");
        require(!soak().isNegative(), "soak must not be negative");
        require(!expireOldKeyAfter().isNegative(), "expireOldKeyAfter must not be negative");
        require(!longestWait().isNegative(), "longestWait must not be negative");
        require(!verifyWithin().isNegative(), "verifyWithin must not be negative");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Builds {@link RotationOptions}. */
    public static class Builder extends ImmutableRotationOptions.Builder {
        Builder() {}
    }
}
