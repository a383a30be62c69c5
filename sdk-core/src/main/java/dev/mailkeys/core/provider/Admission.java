package dev.mailkeys.core.provider;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.event.WaitReason;
import dev.mailkeys.core.pace.PaceUnavailableException;
import dev.mailkeys.core.turn.AccountName;
import dev.mailkeys.core.turn.SharedTurns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets an attempt go out when both the concurrency bound and the pace of its client allow it. */
final class Admission {

    private final int maxConcurrent;
    private final @Nullable Semaphore places;
    private final Pace pace;

    /** A bound for calls at once; 0 for none. */
    Admission(int maxConcurrent, Pace pace) {
        this.maxConcurrent = maxConcurrent;
        this.places = maxConcurrent == 0 ? null : new Semaphore(maxConcurrent, true);
        this.pace = pace;
    }

    /** As the settings say; otherwise as the provider allows. */
    static Admission of(Timing timing, ProviderProfile profile, Secret credential, ClientSettings settings) {
        List<RateLimit> perMinute = settings.callsPerMinute()
                .map(calls -> calls == 0 ? List.<RateLimit>of() : List.of(RateLimit.perMinute(calls)))
                .orElse(profile.rateLimits());
        List<RateLimit> limits = Stream.concat(perMinute.stream(), settings.rateLimits().stream())
                .toList();
        var account = new AccountName(profile.name(), settings.baseUrl().orElse(profile.baseUrl()), credential);
        var shared = settings.sharedPace().map(pace -> new SharedTurns(pace, account, limits, timing::now));
        return new Admission(
                settings.maxConcurrentCalls().orElse(profile.maxConcurrentCalls()), new Pace(timing, limits, shared));
    }

    /**
     * Waits until the attempt may go out, at most {@code most}. If it may, {@link #leave()} must follow.
     *
     * @param most the longest wait
     * @param waits is told of each wait and of how long it is or may be
     * @return empty if it may; else what holds it back, as a clause
     */
    Optional<String> enter(Duration most, BiConsumer<WaitReason, Duration> waits) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (places != null && !hasPlace(places, most, waits)) {
            return Optional.of("this client sends at most " + maxConcurrent + " at once");
        }
        boolean admitted = false;
        try {
            Optional<String> held = pace.await(most, wait -> waits.accept(WaitReason.PACE, wait))
                    .map(limit -> "this client sends at most " + limit.calls()
                            + (limit.calls() == 1 ? " call" : " calls") + " in " + TimeWords.of(limit.window()));
            admitted = held.isEmpty();
            return held;
        } catch (PaceUnavailableException unknown) {
            return Optional.of(String.valueOf(unknown.getMessage()));
        } finally {
            if (!admitted) {
                leave();
            }
        }
    }

    /** Queues even if it does not wait, so that earlier callers come first. */
    private static boolean hasPlace(Semaphore places, Duration most, BiConsumer<WaitReason, Duration> waits)
            throws InterruptedException {
        if (places.tryAcquire(0, TimeUnit.NANOSECONDS)) {
            return true;
        }
        waits.accept(WaitReason.CONCURRENCY, most);
        return places.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        if (places != null) {
            places.release();
        }
    }
}
